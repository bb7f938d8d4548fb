import { accountProcedures } from './accountProcedures.ts'
import { alertProcedures } from './alertProcedures.ts'
import { attachmentProcedures } from './attachmentProcedures.ts'
import { backupProcedures } from './backupProcedures.ts'
import { changeProcedures } from './changeProcedures.ts'
import { consentProcedures } from './consentProcedures.ts'
import { figureProcedures } from './figureProcedures.ts'
import { housekeepingProcedures } from './housekeepingProcedures.ts'
import { importProcedures } from './importProcedures.ts'
import { journalProcedures } from './journalProcedures.ts'
import { mailingProcedures } from './mailingProcedures.ts'
import { officeProcedures } from './officeProcedures.ts'
import { presenceProcedures } from './presenceProcedures.ts'
import { printingProcedures } from './printingProcedures.ts'
import { encryptionProcedures } from './encryptionProcedures.ts'
import { implemented } from './procedures.ts'
import { recordProcedures } from './recordProcedures.ts'
import { recycleBinProcedures } from './recycleBinProcedures.ts'
import { sampleProcedures } from './sampleProcedures.ts'
import { searchProcedures } from './searchProcedures.ts'
import { sendingProcedures } from './sendingProcedures.ts'
import { sessionProcedures } from './sessionProcedures.ts'
import { surveyProcedures } from './surveyProcedures.ts'

/** Every procedure of the contract, ready to be served. */
export const router = implemented.router({
  office: officeProcedures,
  session: sessionProcedures,
  accounts: accountProcedures,
  encryption: encryptionProcedures,
  records: recordProcedures,
  recycleBin: recycleBinProcedures,
  search: searchProcedures,
  surveys: surveyProcedures,
  housekeeping: housekeepingProcedures,
  importing: importProcedures,
  journal: journalProcedures,
  sample: sampleProcedures,
  attachments: attachmentProcedures,
  backup: backupProcedures,
  alerts: alertProcedures,
  consent: consentProcedures,
  presence: presenceProcedures,
  printing: printingProcedures,
  mailings: mailingProcedures,
  sending: sendingProcedures,
  changes: changeProcedures,
  figures: figureProcedures,
})
