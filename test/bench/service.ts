import type { Office } from '../../electron/host/office.ts'
import type { Readings } from '../../electron/host/reading/readings.ts'
import { program } from '../../electron/host/records/access.ts'
import type { CaseScope } from '../../shared/api/figures.ts'
import { casesBehind } from '../../shared/domain/caseFigures.ts'
import { entities } from '../../shared/entities/registry.ts'
import {
  againstLimit,
  againstPeer,
  percentile,
  timesOf,
  timesOfAsking,
  type Figure,
} from './measure.ts'
import { peerOn } from './peer.ts'
import { lastDay } from './seedOffice.ts'

const { serviceCase } = entities
const year: CaseScope = { from: '2025-12-01', to: '2026-11-30', kind: null, department: null }
const both: CaseScope = { ...year, from: '2024-12-01' }

/** The pictures of service, and the lists that they lead to, beside a plain look at every case. */
export async function service(office: Office, readings: Readings): Promise<Figure[]> {
  const figures = (scope: CaseScope) =>
    timesOfAsking(12, () => readings.ask('serviceFigures', program, scope))
  const first = await timesOfAsking(1, () => readings.ask('serviceFigures', program, year))
  const ofYear = percentile(await figures(year), 0.95)
  const complaints = percentile(await figures({ ...year, kind: 'complaint' }), 0.95)
  const ofBoth = percentile(await figures(both), 0.95)

  const filter = casesBehind(year, { of: 'monthLate', month: '2026-10' }, lastDay)
  const page = (offset: number, asked: typeof filter | null) =>
    readings.ask('page', program, {
      ...{ entity: 'serviceCase', filter: asked, sort: serviceCase.sort, offset, limit: 100 },
      fields: serviceCase.list,
    })
  const opened = await timesOfAsking(1, () => page(0, null))
  await readings.ask('size', program, { entity: 'serviceCase', sort: serviceCase.sort })
  const paged = await timesOfAsking(60, (run) => page(run * 700, null))
  const behind = await timesOfAsking(1, () => page(0, filter))

  const peer = peerOn(office)
  const all = peer.prepare(
    'select kind, cause, product, channel, owner, state, receivedAt, answeredAt, answerDueAt from serviceCase where deletedAt is null',
  )
  const naive = timesOf(5, () => {
    const counts = new Map<unknown, number>()
    for (const row of all.all() as Record<string, unknown>[]) {
      for (const key of [row.kind, row.cause, row.product, row.channel, row.owner]) {
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  })
  peer.close()
  return [
    againstLimit('figures of service, the first time', Math.max(...first), 1000),
    againstLimit('figures of service, a year, p95', ofYear, 150),
    againstLimit('figures of service, complaints of a year, p95', complaints, 150),
    againstLimit('figures of service, two years, p95', ofBoth, 300),
    againstPeer(
      'figures of service, two years, p95',
      ofBoth,
      'every case read',
      percentile(naive, 0.5),
    ),
    againstLimit('list of cases opened, first rows', Math.max(...opened), 150),
    againstLimit('page of the list of cases, p95', percentile(paged, 0.95), 5),
    againstLimit('list behind a bar opened', Math.max(...behind), 150),
  ]
}
