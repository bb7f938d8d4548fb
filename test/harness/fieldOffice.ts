import Database from 'better-sqlite3'
import { customName } from '../../shared/customFields.ts'
import { failureOf } from '../../shared/failure.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { findRecords } from '../../electron/host/records/search.ts'
import { readVisible } from '../../electron/host/records/visible.ts'
import { actOf, tempOffice } from './office.ts'

/** An office whose customers get fields of their own. */
export function fieldOffice() {
  const desk = tempOffice()
  const customer = () => desk.office.registry.customer!
  const fields = () => desk.office.registry.customField!
  return {
    desk,
    /** What a customer is at this moment. */
    customer,
    /** Makes a field of customers and answers with its record's id, and its name among the others. */
    addField: (label: string, kind = 'text', actor = desk.chief) => {
      const { id } = desk.create('customField', { label, entity: 'customer', kind }, actor)
      return { id, name: customName(id) }
    },
    restoreField: (id: string) =>
      desk.office.store.transact(actOf(desk.chief), (tx) =>
        desk.office.store.restore(tx, fields(), id),
      ),
    purgeField: (id: string) =>
      desk.office.store.transact(actOf(desk.chief), (tx) =>
        desk.office.store.purge(tx, fields(), id),
      ),
    read: (id: string) => readVisible(desk.office.reading, customer(), undefined, desk.chief, id),
    /** Names of what is found, each with the field that says so. */
    find: (query: string) =>
      findRecords(desk.office, desk.chief, { query, limit: 8 }).hits.map(
        ({ row, field }) => `${String(row.name)} ${field}`,
      ),
    /** Names in a list. */
    listed: (filter: Filter | null, sort?: Sort) =>
      desk.lists
        .page(desk.chief, customer(), { filter, sort, offset: 0, limit: 50 })
        .rows.map(({ name }) => name),
    /** The columns of custom fields that are in the file. */
    columns: (): string[] => {
      const file = new Database(desk.office.file, { readonly: true })
      const names = file.prepare("select name from pragma_table_info('customer')").pluck().all()
      file.close()
      return names.map(String).filter((name) => name.startsWith('custom_'))
    },
  }
}

/** Kind of the failure that something comes to, and where and why: `invalid name:required`. */
export function failureIn(work: () => unknown): string {
  try {
    return `answered ${JSON.stringify(work())}`
  } catch (error) {
    const { kind, problems } = failureOf(error) ?? { kind: String(error), problems: [] }
    return [kind, ...problems.map(({ path, key }) => `${path.join('.')}:${key}`)].join(' ')
  }
}
