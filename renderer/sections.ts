/** Path of each entity's list; its records stand below it (`/customers/ID`). */
export const listPaths: Readonly<Record<string, string>> = {
  customer: '/customers',
  contact: '/contacts',
  interaction: '/interactions',
  task: '/tasks',
}

/** Where a record's page is, or undefined for an entity without pages. */
export function recordPath(entity: string, id: string): string | undefined {
  const list = listPaths[entity]
  return list && `${list}/${id}`
}

/** The list of an entity with this record beside it. */
export function peekPath(entity: string, id: string): string | undefined {
  const list = listPaths[entity]
  return list && `${list}?peek=${id}`
}
