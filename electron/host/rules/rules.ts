import { caseAlert } from './caseAlert.ts'
import { caseStep } from './caseStep.ts'
import { caseTransition } from './caseTransition.ts'
import { contact } from './contact.ts'
import { customer } from './customer.ts'
import { customField } from './customField.ts'
import { dictionary } from './dictionary.ts'
import { interaction } from './interaction.ts'
import { mailAccount } from './mailAccount.ts'
import { mailing } from './mailing.ts'
import { mailingRecipient } from './mailingRecipient.ts'
import { printerProfile } from './printerProfile.ts'
import { proposal } from './proposal.ts'
import { recordShare } from './recordShare.ts'
import { role } from './role.ts'
import { roleField, roleRight } from './roleParts.ts'
import type { Rules } from './rule.ts'
import { savedView } from './savedView.ts'
import { serviceCase } from './serviceCase.ts'
import { serviceTarget } from './serviceTarget.ts'
import { smsGateway } from './smsGateway.ts'
import { specialDay } from './specialDay.ts'
import { survey } from './survey.ts'
import { surveyAnswer } from './surveyAnswer.ts'
import { surveyQuestion } from './surveyQuestion.ts'
import { surveyResponse } from './surveyResponse.ts'
import { task } from './task.ts'
import { template } from './template.ts'
import { user } from './user.ts'
import { workingHours } from './workingHours.ts'

/** The entities that do more than hold their fields. */
export const rules: Rules = {
  caseAlert,
  caseStep,
  caseTransition,
  contact,
  customer,
  customField,
  dictionary,
  interaction,
  mailAccount,
  mailing,
  mailingRecipient,
  printerProfile,
  proposal,
  recordShare,
  role,
  roleField,
  roleRight,
  savedView,
  serviceCase,
  serviceTarget,
  smsGateway,
  specialDay,
  survey,
  surveyAnswer,
  surveyQuestion,
  surveyResponse,
  task,
  template,
  user,
  workingHours,
}
