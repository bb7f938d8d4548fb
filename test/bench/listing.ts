import type { Readings } from '../../electron/host/reading/readings.ts'
import type { Office } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { idOf, users } from './benchRecords.ts'
import {
  againstLimit,
  againstPeer,
  percentile,
  timesOf,
  timesOfAsking,
  type Figure,
} from './measure.ts'
import { peerOn } from './peer.ts'

const { customer } = entities
const sorts = [
  'name',
  'level',
  'stage',
  'owner',
  'phone',
  'lastContactAt',
  'createdAt',
  'creditLimit',
]
const level: Filter = { field: 'level', op: 'oneOf', value: ['A', 'B'] }
const owner = (run: number): Filter => ({
  field: 'owner',
  op: 'oneOf',
  value: [idOf('user', run % users)],
})

/** Lists as they are opened, scrolled and jumped through, with the columns that they have at first; a page beside the same page by OFFSET. */
export async function listing(office: Office, readings: Readings): Promise<Figure[]> {
  const figures: Figure[] = []
  const opened: number[] = []
  const counted: number[] = []
  const paged: number[] = []
  const jumped: number[] = []
  const lists: { sort: Sort; filter: Filter | null }[] = []
  for (const [at, field] of sorts.entries()) {
    const filters = [null, level, { all: [level, owner(at)] }] as const
    const filter = filters[at % filters.length] ?? null
    lists.push({ sort: { field, descending: at % 2 === 1 }, filter })
  }
  for (const asked of lists) {
    const page = (offset: number) =>
      readings.ask('page', program, {
        entity: 'customer',
        ...asked,
        offset,
        limit: 100,
        fields: [...customer.list, asked.sort.field],
      })
    const size = () => readings.ask('size', program, { entity: 'customer', ...asked })
    opened.push(...(await timesOfAsking(1, () => page(0))))
    counted.push(...(await timesOfAsking(1, size)))
    const total = await size()
    paged.push(...(await timesOfAsking(60, (run) => page(run * 100))))
    jumped.push(
      ...(await timesOfAsking(60, (run) =>
        page(Math.floor((((run * 7919) % 1000) / 1000) * total)),
      )),
    )
  }
  figures.push(
    againstLimit('list opened, first rows, worst of 8 sorts', Math.max(...opened), 150),
    againstLimit('list opened, median of 8 sorts', percentile(opened, 0.5), 150),
    againstLimit('list counted, worst of 8', Math.max(...counted), 1000),
    againstLimit('page of a list that is open, p95', percentile(paged, 0.95), 2),
    againstLimit('jump anywhere in it, p95', percentile(jumped, 0.95), 5),
  )
  const peer = peerOn(office)
  const total = await readings.ask('size', program, { entity: 'customer' })
  const walk = peer.prepare(
    'select * from customer where deletedAt is null order by titleKey limit 100 offset ?',
  )
  const walked = timesOf(20, (run) => walk.all(Math.floor((((run * 7919) % 1000) / 1000) * total)))
  peer.close()
  figures.push(
    againstPeer(
      'jump anywhere, p95',
      percentile(jumped, 0.95),
      'OFFSET p95',
      percentile(walked, 0.95),
    ),
  )

  const changed = await timesOfAsking(20, async (run) => {
    office.store.transact({ id: office.ids(), source: 'interface', actor: program }, (tx) =>
      office.store.update(tx, customer, idOf('customer', run * 31), { shortName: `改 ${run}` }),
    )
    await readings.ask('page', program, { entity: 'customer', ...lists[0]!, offset: 0, limit: 100 })
  })
  figures.push(
    againstLimit(
      'field changed under 8 open lists and read again, p95',
      percentile(changed, 0.95),
      100,
    ),
  )
  return figures
}
