import type { Readings } from '../../electron/host/reading/readings.ts'
import type { Office } from '../../electron/host/office.ts'
import type { Actor } from '../../electron/host/records/access.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { compileRights } from '../../shared/rights/compileRights.ts'
import type { RolePreset } from '../../shared/rights/presets.ts'
import { companyName, customerValues, idOf } from './benchRecords.ts'
import { againstLimit, percentile, timesOfAsking, type Figure } from './measure.ts'

/** Whoever sees a part of an office alone: one of twenty sees their own, or what their five see, and a new one nothing. */
function someone(office: Office, preset: RolePreset, colleagues: number, first = 3): Actor {
  const people = Array.from({ length: colleagues }, (_, at) => idOf('user', at + first))
  const standing = { people, departments: [], within: [], leads: [] }
  const said = { preset, entities: [], fields: [] }
  const rights = compileRights(office.registry, said, standing)
  return { user: people[0]!, role: 'staff', rights }
}

const queries: readonly ((at: number) => string)[] = [
  (at) => companyName(at).slice(0, 2),
  (at) => companyName(at).slice(1, 5),
  (at) => customerValues(at).phone.slice(-4),
  (at) => ['公司', '有限', 'a', 'gs', '0'][at % 5]!,
]

/** How long somebody searches, query by query. */
async function searched(readings: Readings, actor: Actor, customers: number): Promise<number[]> {
  const found: number[] = []
  for (const queryOf of queries) {
    const ask = (run: number) =>
      readings.ask('find', actor, { query: queryOf((run * 7919 + 13) % customers), limit: 6 })
    await timesOfAsking(10, ask)
    found.push(...(await timesOfAsking(100, ask)))
  }
  return found
}

const level: Filter = { field: 'level', op: 'oneOf', value: ['A', 'B'] }

/** Lists as somebody opens them who sees a part, of what has an owner and of what is theirs by what it belongs to. */
const lists: readonly { entity: string; sort: Sort; filter: Filter | null }[] = [
  { entity: 'customer', sort: { field: 'lastContactAt', descending: true }, filter: null },
  { entity: 'customer', sort: { field: 'name', descending: false }, filter: level },
  { entity: 'customer', sort: { field: 'owner', descending: false }, filter: null },
  { entity: 'contact', sort: { field: 'name', descending: false }, filter: null },
  { entity: 'contact', sort: { field: 'customer', descending: false }, filter: null },
  { entity: 'interaction', sort: { field: 'at', descending: true }, filter: null },
  { entity: 'serviceCase', sort: { field: 'receivedAt', descending: true }, filter: null },
]

/** What rights cost: lists, counts and search of somebody who sees their own, and of somebody who sees what their department does. */
export async function scoped(
  office: Office,
  readings: Readings,
  customers: number,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [scope, actor] of [
    ['own', someone(office, 'ownSales', 1)],
    ['department', someone(office, 'departmentSales', 5)],
  ] as const) {
    const opened: number[] = []
    const counted: number[] = []
    const paged: number[] = []
    for (const list of lists) {
      const fields = [...office.registry[list.entity]!.list, list.sort.field]
      const page = (offset: number) =>
        readings.ask('page', actor, { ...list, offset, limit: 100, fields })
      const size = () => readings.ask('size', actor, list)
      opened.push(...(await timesOfAsking(1, () => page(0))))
      counted.push(...(await timesOfAsking(1, size)))
      paged.push(...(await timesOfAsking(60, (run) => page(run * 20))))
    }
    const chips = await timesOfAsking(5, (run) =>
      readings.ask('counts', actor, {
        entity: 'customer',
        filters: [{ field: 'creditDays', op: 'atLeast', value: run }],
      }),
    )
    const found = await searched(readings, actor, customers)
    figures.push(
      againstLimit(`${scope}: list opened, worst of 7`, Math.max(...opened), 150),
      againstLimit(`${scope}: list counted, worst of 7`, Math.max(...counted), 1000),
      againstLimit(`${scope}: page of an open list, p95`, percentile(paged, 0.95), 2),
      againstLimit(`${scope}: filter counted, worst`, Math.max(...chips), 1000),
      againstLimit(`${scope}: search, p95`, percentile(found, 0.95), 10),
      againstLimit(`${scope}: search, worst`, Math.max(...found), 50),
    )
  }
  const nothing = await searched(readings, someone(office, 'ownSales', 1, 1000), customers)
  figures.push(againstLimit('nothing: search, worst', Math.max(...nothing), 20))
  return figures
}
