import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { query } from '../../electron/host/database/query.ts'
import { openWriter } from '../../electron/host/database/open.ts'
import { officeFile, openOffice, type Office } from '../../electron/host/office.ts'
import { openLog } from '../../electron/host/log.ts'
import { readOnThreads } from '../../electron/host/reading/readOnThreads.ts'
import { program } from '../../electron/host/records/access.ts'
import { askForClocks } from '../../electron/host/service/askForClocks.ts'
import type { CaseWalk } from '../../electron/host/service/eachCase.ts'
import { raiseAlerts } from '../../electron/host/service/raiseAlerts.ts'
import { recountClocks } from '../../electron/host/service/recountClocks.ts'
import { systemClock } from '../../shared/clock.ts'
import { againstLimit, percentile, timesOfAsking, type Figure } from './measure.ts'
import { peerOn } from './peer.ts'

/** Milliseconds for which a walk over all cases is watched. */
const watched = 4000

/**
 * The worst that the clocks of service meet: every case of the office is open, untold and over its limit, and as many
 * customers answered a survey. Whoever saves something meanwhile waits as long as the writer is not let go.
 */
export async function clocks(generated: Office): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'laike-clocks-'))
  const file = join(folder, officeFile)
  const peer = peerOn(generated)
  peer.prepare('vacuum into ?').run(file)
  peer.close()
  openAllCases(file)
  const office = openOffice({ dataDir: folder })
  const log = openLog(folder, systemClock)
  const reader = new URL('../../electron/host/reader.ts', import.meta.url)
  const readings = readOnThreads(office, reader, log)
  office.store.transact({ id: office.ids(), source: 'interface', actor: program }, askForClocks)
  const counting = await longestHold((walk) => recountClocks(office, walk), log)
  const telling = await longestHold((walk) => raiseAlerts(office, walk), log)

  const { survey } = office.reading.first(query.selectFrom('surveyResponse').select('survey'))!
  const surveyed = await timesOfAsking(8, () =>
    readings.ask('surveyFigures', program, { survey, from: null }),
  )
  await readings.close()
  office.close()
  rmSync(folder, { recursive: true, force: true })
  return [
    againstLimit('clocks of all cases counted anew, longest hold', counting, 100),
    againstLimit('alerts of all cases told, longest hold', telling, 100),
    againstLimit('figures of a survey, p95', percentile(surveyed, 0.95), 500),
  ]
}

function openAllCases(file: string): void {
  const connection = openWriter(file, { writing: true, erasing: false })
  connection.pragma('synchronous = OFF')
  connection.exec(`
    update "serviceCase" set state = 'received', "answeredAt" = null, "solvedAt" = null, "closedAt" = null,
      "alertAt" = "receivedAt";
    insert into "surveyResponse" (id, "createdAt", "updatedAt", "titleKey", survey, customer, "case", at, how, outcome, csat, nps)
      select id, "createdAt", "updatedAt", "titleKey", (select min(id) from survey), customer, id, "receivedAt", 'phone',
        'answered', 1 + rowid % 5, rowid % 11 from "serviceCase";
    insert into "surveyAnswer" (id, "createdAt", "updatedAt", "titleKey", response, question, grade)
      select c.id || q.rowid, c."createdAt", c."updatedAt", '', c.id, q.id, 1 + c.rowid % 5
        from "serviceCase" c join "surveyQuestion" q on q.survey = (select min(id) from survey)`)
  connection.close()
}

/** The longest time, ms, for which a walk keeps everybody else from the writer. */
async function longestHold(
  work: (walk: CaseWalk) => Promise<void>,
  log: CaseWalk['log'],
): Promise<number> {
  const stop = new AbortController()
  let [turned, longest] = [performance.now(), 0]
  let isWatching = true
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - turned)
    turned = now
    if (isWatching) setImmediate(turn)
  }
  setImmediate(turn)
  const ending = setTimeout(() => stop.abort(), watched)
  await work({ log, signal: stop.signal })
  clearTimeout(ending)
  isWatching = false
  return longest
}
