import type { SearchKind } from '../../../shared/fields/field.ts'
import { kindOf } from '../../../shared/fields/kinds.ts'
import { perEntity } from '../database/template.ts'
import type { StoredRow } from './rows.ts'

/** A field that search looks into. */
export interface SearchedField {
  readonly name: string
  readonly as: SearchKind
  /** It holds ids of tags, and is found by what the tags are called. */
  readonly isTags: boolean
  /** The text of a value; '' where there is none. */
  textOf(value: unknown): string
  /** The same of a column; ids of tags as they are kept. */
  storedText(column: StoredRow[string] | undefined): string
}

/** The fields of an entity that search looks into, the title first. */
export const searchedFields = perEntity((entity): readonly SearchedField[] => {
  const fields = Object.entries(entity.fields).flatMap(([name, spec]): SearchedField[] => {
    if (!spec.search) return []
    const { searchText, fromColumn } = kindOf(spec)
    const plain = (value: unknown) => (typeof value === 'string' ? value : '')
    const textOf = (value: unknown) =>
      value === null || value === undefined ? '' : searchText!(value)
    return [
      {
        name,
        as: spec.search,
        isTags: spec.kind === 'tags',
        textOf: searchText ? textOf : plain,
        storedText: searchText
          ? (column) => (column === null || column === undefined ? '' : textOf(fromColumn(column)))
          : plain,
      },
    ]
  })
  return fields.sort((a, b) => Number(b.name === entity.title) - Number(a.name === entity.title))
})
