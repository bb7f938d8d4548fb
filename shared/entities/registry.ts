import type { Entity } from '../entity.ts'
import { caseAlert } from './caseAlert.ts'
import { caseCause } from './caseCause.ts'
import { caseStep } from './caseStep.ts'
import { caseTransition } from './caseTransition.ts'
import { contact } from './contact.ts'
import { customer } from './customer.ts'
import { customField } from './customField.ts'
import { department } from './department.ts'
import { dictionary } from './dictionary.ts'
import { interaction } from './interaction.ts'
import { mailAccount } from './mailAccount.ts'
import { mailing } from './mailing.ts'
import { mailingRecipient } from './mailingRecipient.ts'
import { printerProfile } from './printerProfile.ts'
import { proposal } from './proposal.ts'
import { recordShare } from './recordShare.ts'
import { region } from './region.ts'
import { role } from './role.ts'
import { roleField } from './roleField.ts'
import { roleRight } from './roleRight.ts'
import { savedView } from './savedView.ts'
import { sender } from './sender.ts'
import { serviceCase } from './serviceCase.ts'
import { serviceTarget } from './serviceTarget.ts'
import { smsGateway } from './smsGateway.ts'
import { specialDay } from './specialDay.ts'
import { survey } from './survey.ts'
import { surveyAnswer } from './surveyAnswer.ts'
import { surveyQuestion } from './surveyQuestion.ts'
import { surveyResponse } from './surveyResponse.ts'
import { tag } from './tag.ts'
import { task } from './task.ts'
import { template } from './template.ts'
import { user } from './user.ts'
import { workingHours } from './workingHours.ts'

/** Every kind of record there is, by name. */
export const entities = {
  customer,
  contact,
  interaction,
  task,
  serviceCase,
  caseStep,
  caseCause,
  caseTransition,
  survey,
  surveyQuestion,
  surveyResponse,
  surveyAnswer,
  caseAlert,
  serviceTarget,
  tag,
  dictionary,
  region,
  user,
  department,
  savedView,
  customField,
  workingHours,
  specialDay,
  template,
  sender,
  printerProfile,
  mailAccount,
  smsGateway,
  mailing,
  mailingRecipient,
  role,
  roleRight,
  roleField,
  recordShare,
  proposal,
}

export type Entities = typeof entities
export type EntityName = keyof Entities

/** Entities by name, as code that serves any of them sees them. */
export type Registry = Readonly<Record<string, Entity>>

/** Finds an entity by a name that may come from anywhere; undefined when there is none. */
export function entityNamed(registry: Registry, name: string): Entity | undefined {
  return Object.hasOwn(registry, name) ? registry[name] : undefined
}

/** Every field that refers to records of an entity, with the entity that has it. */
export const referencesTo = (registry: Registry, { name }: Entity) =>
  Object.values(registry).flatMap((entity) =>
    Object.entries(entity.fields).flatMap(([field, { to, required }]) =>
      to === name ? [{ entity, field, required }] : [],
    ),
  )

/** The entities whose records belong to records of one, and by which field. */
export const belongingsOf = (registry: Registry, { name }: Entity) =>
  Object.values(registry).flatMap((entity) => {
    const field = entity.belongsTo
    return field !== undefined && entity.fields[field]?.to === name ? [{ entity, field }] : []
  })

/** Throws when names within the declarations do not fit together. */
export function checkRegistry(registry: Registry): void {
  for (const [key, entity] of Object.entries(registry)) {
    if (entity.name !== key) throw new Error(`${key} calls itself ${entity.name}`)
    for (const [name, spec] of Object.entries(entity.fields)) {
      if (spec.to !== undefined && !Object.hasOwn(registry, spec.to)) {
        throw new Error(`${key}.${name} refers to ${spec.to}, which is no entity`)
      }
    }
    for (const [part, names] of Object.entries(namedFields(entity))) {
      const lost = names.find((name) => !Object.hasOwn(entity.fields, name))
      if (lost !== undefined) throw new Error(`${key}: ${part} names ${lost}, which is no field`)
    }
    const grouped = Object.values(entity.groups).flat()
    const twice = grouped.find((name, index) => grouped.indexOf(name) !== index)
    if (twice !== undefined) throw new Error(`${key}.${twice} stands in two groups`)
  }
}

/** Fields that parts of a declaration name, without the moments that every record has. */
function namedFields(entity: Entity): Readonly<Record<string, readonly string[]>> {
  const { title, list, sort, groups, timeline = title, belongsTo = title } = entity
  const own = (...names: readonly string[]) =>
    names.filter((name) => name !== 'createdAt' && name !== 'updatedAt')
  return {
    title: [title],
    list: own(...list),
    sort: own(sort.field),
    groups: Object.values(groups).flat(),
    asks: [...(entity.asks ?? []), ...(entity.asksLater ?? [])],
    timeline: own(timeline),
    belongsTo: [belongsTo],
  }
}
