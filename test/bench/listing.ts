import type { Office } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'
import { entities } from '../../shared/entities/registry.ts'
import type { Filter, Sort } from '../../shared/filter.ts'
import { idOf, users } from './benchRecords.ts'
import { againstLimit, againstPeer, percentile, timesOf, type Figure } from './measure.ts'
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

/** Lists as they are opened, scrolled and jumped through; a page beside the same page by OFFSET. */
export function listing(office: Office): Figure[] {
  const figures: Figure[] = []
  const opened: number[] = []
  const counted: number[] = []
  const paged: number[] = []
  const jumped: number[] = []
  const kept: { sort: Sort; filter: Filter | null }[] = []
  for (const [at, field] of sorts.entries()) {
    const filters = [null, level, { all: [level, owner(at)] }] as const
    const filter = filters[at % filters.length] ?? null
    kept.push({ sort: { field, descending: at % 2 === 1 }, filter })
  }
  for (const asked of kept) {
    const page = (offset: number) =>
      office.lists.page(program, customer, { ...asked, offset, limit: 100 })
    opened.push(...timesOf(1, () => page(0)))
    counted.push(...timesOf(1, () => office.lists.size(program, customer, asked)))
    const size = office.lists.size(program, customer, asked)
    paged.push(...timesOf(60, (run) => page(run * 100)))
    jumped.push(...timesOf(60, (run) => page(Math.floor((((run * 7919) % 1000) / 1000) * size))))
  }
  figures.push(
    againstLimit('list opened, first rows, worst of 8 sorts', Math.max(...opened), 150),
    againstLimit('list opened, median of 8 sorts', percentile(opened, 0.5), 150),
    againstLimit('list counted, worst of 8', Math.max(...counted), 1000),
    againstLimit('page of a list that is open, p95', percentile(paged, 0.95), 2),
    againstLimit('jump anywhere in it, p95', percentile(jumped, 0.95), 5),
  )
  const peer = peerOn(office)
  const total = office.lists.size(program, customer, {})
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

  const changed = timesOf(20, (run) =>
    office.store.transact({ id: office.ids(), source: 'interface', actor: program }, (tx) =>
      office.store.update(tx, customer, idOf('customer', run * 31), { shortName: `改 ${run}` }),
    ),
  )
  figures.push(
    againstLimit('change of a field under 8 open lists, p95', percentile(changed, 0.95), 150),
  )
  return figures
}
