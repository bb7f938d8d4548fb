import { streamed } from '../backup/streamed.ts'
import { supportFacts } from '../housekeeping/supportFacts.ts'
import { procedures } from './procedures.ts'

/** Looking after the office: whether all of it is as it should be, and what whoever helps needs to know. */
export const housekeepingProcedures = {
  examine: procedures.housekeeping.examine.handler(({ context, signal }) => {
    const { office, backups } = context.host
    const { dataDir, file } = office
    return streamed((onProgress) =>
      backups.run('examine', { dataDir, file }, { onProgress, signal }),
    )
  }),

  facts: procedures.housekeeping.facts.handler(({ context }) => supportFacts(context.host.office)),
}
