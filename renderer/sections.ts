/** Paths of the entities that have a section in the rail. */
const sectionPaths: Readonly<Record<string, string>> = {
  customer: '/customers',
  contact: '/contacts',
  interaction: '/interactions',
  serviceCase: '/service',
  task: '/tasks',
  mailing: '/mailings',
}

/** Where the lists of all other entities stand, each below under its name. */
export const otherLists = '/lists'

/** Entities whose lists are sections. */
export const sectionEntities: readonly string[] = Object.keys(sectionPaths)

/** Path of an entity's list; its records stand below it (`/customers/ID`). */
export const listPath = (entity: string): string =>
  sectionPaths[entity] ?? `${otherLists}/${entity}`

/** Where a record's page is. */
export const recordPath = (entity: string, id: string): string => `${listPath(entity)}/${id}`

/** The list of an entity with this record beside it. */
export const peekPath = (entity: string, id: string): string => `${listPath(entity)}?peek=${id}`

/** Lists that belong to a section which is another entity's. */
const partOf: Readonly<Record<string, string>> = {
  survey: 'serviceCase',
  surveyQuestion: 'serviceCase',
  surveyResponse: 'serviceCase',
  surveyAnswer: 'serviceCase',
  mailingRecipient: 'mailing',
}

/** The entity in whose section a list without one of its own stands, or undefined. */
export const sectionOf = (entity: string): string | undefined => partOf[entity]

/** Pages of the settings on which records of an entity are looked after. */
const settingsPages: Readonly<Record<string, string>> = {
  user: 'accounts',
  department: 'departments',
  sender: 'senders',
  mailAccount: 'sending',
  smsGateway: 'sending',
  printerProfile: 'printers',
  tag: 'tags',
  customField: 'customFields',
  dictionary: 'dictionaries',
  region: 'regions',
  caseCause: 'causes',
  caseTransition: 'caseWay',
  template: 'templates',
  workingHours: 'workingTime',
  specialDay: 'workingTime',
  serviceTarget: 'targets',
}

/** Where in the settings an entity is looked after, or undefined. */
export function settingsPath(entity: string): string | undefined {
  const page = settingsPages[entity]
  return page && `/settings/${page}`
}

/** Entities whose records begin in the settings alone, or with a list: a bare form would make half of one. */
const madeElsewhere = new Set([
  'user',
  'customField',
  'dictionary',
  'savedView',
  'workingHours',
  'mailingRecipient',
])

/** Whether a new record of an entity is made by a form of its own. */
export const hasForm = (entity: string): boolean => !madeElsewhere.has(entity)
