import product from '../../../package.json' with { type: 'json' }
import type { OfficeState, Person } from '../../../shared/api/office.ts'
import { shippedCasePattern } from '../../../shared/domain/caseNumber.ts'
import { shippedFollowUp } from '../../../shared/domain/followUp.ts'
import { shippedEscalation } from '../../../shared/domain/caseEscalation.ts'
import type { Host } from '../host.ts'
import { hasSample } from '../sample/fillSample.ts'
import type { KeyFile } from '../keys/keyFile.ts'
import { readSetting } from '../settings.ts'

/** What the first screen needs to know, for a person or for somebody who is not signed in. */
export function officeState(
  { office, keys }: Pick<Host, 'office' | 'keys'>,
  person: Person | null,
): OfficeState {
  const { reading, file } = office
  const protection = readSetting(reading, 'protection') ?? null
  return {
    version: product.version,
    setUp: protection !== null,
    name: readSetting(reading, 'officeName') ?? null,
    locale: readSetting(reading, 'locale') ?? 'zh-CN',
    protection,
    encrypted: keys.key !== null,
    recoverable: keys.recoveryMadeAt !== null,
    locked: false,
    casePattern: readSetting(reading, 'casePattern') ?? shippedCasePattern,
    mark: readSetting(reading, 'mark') ?? '',
    autoLock: readSetting(reading, 'autoLock') ?? 0,
    followUp: readSetting(reading, 'followUp') ?? shippedFollowUp,
    escalation: readSetting(reading, 'caseEscalation') ?? shippedEscalation,
    person,
    sample: hasSample(office),
    file: person ? file : null,
  }
}

/** The same of an encrypted office that nobody has opened yet. */
export const lockedState = ({ office, recovery }: KeyFile): OfficeState => ({
  version: product.version,
  setUp: true,
  name: office.name,
  locale: office.locale,
  protection: 'protected',
  encrypted: true,
  recoverable: recovery !== null,
  locked: true,
  casePattern: shippedCasePattern,
  mark: '',
  autoLock: 0,
  followUp: shippedFollowUp,
  escalation: shippedEscalation,
  person: null,
  sample: false,
  file: null,
})
