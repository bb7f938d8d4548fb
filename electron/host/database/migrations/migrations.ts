import type { RawBuilder } from 'kysely'
import { foundation } from './0001-foundation.ts'
import { customFields } from './0002-custom-fields.ts'
import { recency } from './0003-recency.ts'
import { sorts } from './0004-sorts.ts'
import { service } from './0005-service.ts'
import { workingTime } from './0006-working-time.ts'
import { clocks } from './0007-clocks.ts'
import { satisfaction } from './0008-satisfaction.ts'
import { templates } from './0009-templates.ts'
import { causes } from './0010-causes.ts'
import { caseFigures } from './0011-case-figures.ts'
import { caseColumns } from './0012-case-columns.ts'
import { journal } from './0013-journal.ts'
import { printing } from './0014-printing.ts'
import { mailings } from './0015-mailings.ts'
import { rights } from './0016-rights.ts'
import { closedCases } from './0017-closed-cases.ts'
import { surveyIndexes } from './0018-survey-figures.ts'
import { mailingTemplates } from './0019-mailing-templates.ts'
import { printerScales } from './0020-printer-scales.ts'
import { sending } from './0021-sending.ts'
import { wordLetters } from './0022-word-letters.ts'
import { mailingSender } from './0023-mailing-sender.ts'
import { proposals } from './0024-proposals.ts'
import { enclosures } from './0025-enclosures.ts'
import { replies } from './0026-replies.ts'
import { nobodys } from './0027-nobodys.ts'
import { refusals } from './0028-refusals.ts'

/** One step of the schema; frozen once it has shipped. */
export type Migration = readonly RawBuilder<unknown>[]

/** Every migration, in order; the schema's version is how many of them a file has been through. */
export const migrations: readonly Migration[] = [
  foundation,
  customFields,
  recency,
  sorts,
  service,
  workingTime,
  clocks,
  satisfaction,
  templates,
  causes,
  caseFigures,
  caseColumns,
  journal,
  printing,
  mailings,
  rights,
  closedCases,
  surveyIndexes,
  mailingTemplates,
  printerScales,
  sending,
  wordLetters,
  mailingSender,
  proposals,
  enclosures,
  replies,
  nobodys,
  refusals,
]
