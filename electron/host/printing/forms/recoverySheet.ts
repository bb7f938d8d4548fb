import { readRecoveryKey } from '../../../../shared/domain/recoveryKey.ts'
import type { PrintAsked } from '../../../../shared/api/printing.ts'
import { failure, problem } from '../../../../shared/failure.ts'
import { readSetting } from '../../settings.ts'
import { barcodes } from '../barcode.ts'
import type { PrintDesk } from '../forms.ts'
import type { Composed } from '../printing.ts'

/** A recovery key on paper: to be read, and to be scanned. It is printed by whoever has it; the office does not know it. */
export async function recoverySheet(
  { office: { reading, clock }, words: { printing, moment } }: PrintDesk,
  { key }: Extract<PrintAsked, { form: 'recoverySheet' }>,
): Promise<Composed> {
  if (!('bytes' in readRecoveryKey(key))) throw failure('invalid', problem('key', 'invalid'))
  const draw = await barcodes()
  const { name, made, what, steps } = printing.recoverySheet
  const office = readSetting(reading, 'officeName') ?? ''
  return {
    template: 'recoverySheet',
    name,
    data: {
      title: name,
      office,
      made: made.replace('{date}', moment(clock.now()) ?? ''),
      what: what.replace('{office}', office),
      groups: key.split('-'),
      code: draw('qr', key),
      steps,
    },
  }
}
