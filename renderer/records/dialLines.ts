import type { SomeRow, Entity } from '../../shared/entity.ts'
import { formatPhone } from '../../shared/domain/phone.ts'
import { dialled as digits } from './list/dialled.ts'
import { recordShape } from './recordShape.ts'

/** A number one can dial from a page, and whose it is. */
export interface DialLine {
  readonly key: string
  /** As it was typed; what the dialling program gets. */
  readonly number: string
  /** As people write it. */
  readonly shown: string
  /** Name of the person; empty for the record's own number. */
  readonly who: string
  /** The field it stands in. */
  readonly field: string
}

/** The record's own numbers, faxes aside, and the first number of each of its people. */
export function dialLines(
  entity: Entity,
  row: SomeRow,
  people: readonly SomeRow[] = [],
): { own: DialLine[]; people: DialLine[] } {
  const numbers = (owner: SomeRow, fields: readonly string[], who: string) =>
    fields.flatMap((field): DialLine[] => {
      const number = owner[field]
      // What is masked can't be dialled.
      if (typeof number !== 'string' || field === 'fax' || number.includes('*')) return []
      return [{ key: `${owner.id} ${field}`, number, shown: formatPhone(number), who, field }]
    })
  return {
    own: numbers(row, recordShape(entity).phones, ''),
    people: people.flatMap((person) =>
      numbers(person, ['mobile', 'phone'], String(person['name'] ?? '')).slice(0, 1),
    ),
  }
}

/** The address that makes a telephone dial a number. */
export const dialled = (number: string): string => `tel:${digits(number)}`
