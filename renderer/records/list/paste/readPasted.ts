import { labelKey } from '../../../../shared/domain/labelKey.ts'
import { readAddress } from '../../../../shared/domain/readAddress.ts'
import { regionsOf } from '../../../../shared/domain/regions.ts'
import type { Called } from '../../../../shared/api/bulk.ts'
import type { ListName } from '../../../../shared/dictionaries.ts'
import type { FieldSpec } from '../../../../shared/fields/field.ts'
import type { Parsed } from '../../../../shared/fields/kind.ts'
import { readCell } from '../../../../shared/fields/readCell.ts'
import { messages } from '../../../../shared/locales/messages.ts'
import { client } from '../../../client.ts'
import { useLookups } from '../../../lookups.ts'
import { reader } from '../../../words.ts'
import type { PasteColumn, PasteTable } from './planPaste.ts'

/** Entities whose names every window knows. */
const known = new Set(['user', 'department'])

/**
 * Makes what reads pasted cells: as each kind of field reads what is typed, with the names of other records looked up in
 * the office, all at once.
 */
export async function pastedReader(
  table: PasteTable,
  columns: readonly PasteColumn[],
): Promise<(text: string, spec: FieldSpec) => Parsed<unknown>> {
  const lookups = useLookups()
  if (columns.some(({ spec }) => spec.kind === 'address')) {
    await lookups.loadRegions().catch(() => undefined)
  }
  const regions = regionsOf(lookups.regions)
  const named = await recordsNamed(table, columns)
  const basis = reader()
  const found = (entity: string, name: string) => named.get(entity)?.get(name.trim())
  const office = {
    ...basis,
    codeOf: (list: ListName, label: string) =>
      basis.codeOf(list, label) ?? shippedCode(list, label),
    idOf: (entity: string, name: string) => {
      const called = found(entity, name)
      return typeof called === 'object' ? called.id : basis.idOf(entity, name)
    },
  }
  return (text, spec) => {
    if (spec.kind === 'address' && text.trim() !== '') {
      return { value: readAddress({ line: text }, regions) ?? null }
    }
    const read = readCell(text, spec, office)
    if (!('problem' in read) || read.problem !== 'notFound') return read
    if (spec.kind === 'tags') return { problem: 'unknownTag' }
    return spec.to && found(spec.to, text) === 'several' ? { problem: 'severalCalled' } : read
  }
}

/** The code of an entry by what it ships as in either language: a sheet may be written in the other one. */
function shippedCode(list: ListName, label: string): string | undefined {
  const key = labelKey(label)
  for (const { dictionaries } of Object.values(messages)) {
    const entries = (dictionaries as Readonly<Record<string, ShippedList>>)[list]?.codes ?? {}
    const found = Object.entries(entries).find(([, said]) => labelKey(said) === key)
    if (found) return found[0]
  }
  return undefined
}
type ShippedList = { readonly codes: Readonly<Record<string, string>> } | undefined

/** What the names in columns of references stand for, by entity and name. */
async function recordsNamed(
  table: PasteTable,
  columns: readonly PasteColumn[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Called>>> {
  const wanted = new Map<string, Set<string>>()
  for (const [at, { spec, editable }] of columns.entries()) {
    if (!spec.to || known.has(spec.to) || !editable) continue
    const names = wanted.get(spec.to) ?? new Set()
    for (const line of table) {
      const name = line[at]?.trim()
      if (name) names.add(name.slice(0, 500))
    }
    wanted.set(spec.to, names)
  }
  const found = new Map<string, ReadonlyMap<string, Called>>()
  for (const [entity, names] of wanted) {
    const called = await client.records.called({ entity, names: [...names] })
    found.set(entity, new Map([...names].map((name, at) => [name, called[at] ?? 'none'])))
  }
  return found
}
