import type { RowOf } from '../../../shared/entity.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import { asItIs, type PrinterGeometry } from '../../../shared/printing/printerGeometry.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { recordIn } from '../records/asked.ts'

/** How a printer profile brings pages onto the paper. Throws `notFound` for one that is not there. */
export function geometryOf(
  office: Office,
  actor: Actor,
  profile: string | undefined,
): PrinterGeometry {
  if (profile === undefined) return asItIs
  const { row } = recordIn(office, actor, { entity: 'printerProfile', id: profile })
  return row as unknown as RowOf<Entities['printerProfile']>
}
