import type { RowOf } from '../../../shared/entity.ts'
import type { Entities } from '../../../shared/entities/registry.ts'
import { failureOf } from '../../../shared/failure.ts'
import { asItIs, type PrinterGeometry } from '../../../shared/printing/printerGeometry.ts'
import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { recordIn } from '../records/asked.ts'

/** How a printer profile brings pages onto the paper: as they are, where it was removed. */
export function geometryOf(
  office: Office,
  actor: Actor,
  profile: string | undefined,
): PrinterGeometry {
  if (profile === undefined) return asItIs
  try {
    const { row } = recordIn(office, actor, { entity: 'printerProfile', id: profile })
    return row.deletedAt === null ? (row as unknown as RowOf<Entities['printerProfile']>) : asItIs
  } catch (error) {
    if (failureOf(error)?.kind === 'notFound') return asItIs
    throw error
  }
}
