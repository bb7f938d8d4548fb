import { isSent, type Piece } from '../../../shared/domain/mailPiece.ts'
import { addressText } from '../../../shared/domain/mailAddress.ts'
import type { Regions } from '../../../shared/domain/regions.ts'
import { csvCell } from '../importing/failedRows.ts'

/**
 * Whom a mailing goes to, as the text of a CSV file for whoever prints elsewhere: UTF-8 with its byte order mark, lines
 * end in CRLF, and no cell is a formula.
 */
export function addressCsv(
  pieces: readonly Piece[],
  heads: readonly [number: string, name: string, person: string, address: string, postcode: string],
  regions: Regions,
): string {
  const lines = pieces
    .filter(isSent)
    .map(({ name, person, address }, index) => [
      String(index + 1),
      name,
      person ?? '',
      addressText(address, regions),
      address?.postcode ?? '',
    ])
  return `\ufeff${[heads, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}
