import type { Mapping } from '../../../shared/api/importing.ts'
import { isCustom } from '../../../shared/customFields.ts'
import type { Registry } from '../../../shared/entities/registry.ts'

const key = 'laike.importMappings'
/** Layouts of sheets that are remembered; the one used longest ago is forgotten first. */
const limit = 50

type Remembered = readonly (readonly [signature: string, mapping: Mapping])[]

/** Finds out where the columns of a sheet with these heads went last time; undefined for a new layout. */
export function recallMapping(header: readonly string[], store: Storage): Mapping | undefined {
  const signature = signatureOf(header)
  const found = read(store).find(([each]) => each === signature)?.[1]
  return found?.length === header.length ? found : undefined
}

/** Keeps where the columns of a sheet went, for the next sheet with the same heads. */
export function rememberMapping(header: readonly string[], mapping: Mapping, store: Storage): void {
  const signature = signatureOf(header)
  const others = read(store).filter(([each]) => each !== signature)
  try {
    store.setItem(key, JSON.stringify([[signature, mapping], ...others].slice(0, limit)))
  } catch {
    // A full or forbidden store costs a convenience, never an import.
  }
}

/**
 * What was remembered, as far as its fields are still there; a column that went nowhere goes to the field that the
 * office has made for it since.
 */
export function renewedMapping(kept: Mapping, guessed: Mapping, registry: Registry): Mapping {
  const known = kept.map((target) =>
    target && registry[target.entity]?.fields[target.field] ? target : null,
  )
  const taken = new Set(known.map((target) => target?.field))
  return known.map((target, column) => {
    const guess = guessed[column]
    return target ?? (guess && isCustom(guess.field) && !taken.has(guess.field) ? guess : null)
  })
}

/** The heads without case, width and blanks: what makes two sheets the same layout. */
function signatureOf(header: readonly string[]): string {
  return header
    .map((head) => head.normalize('NFKC').replace(/\s+/g, '').toLowerCase())
    .join('\u001f')
}

function read(store: Storage): Remembered {
  try {
    const kept: unknown = JSON.parse(store.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isEntry) : []
  } catch {
    return []
  }
}

const isEntry = (entry: unknown): entry is Remembered[number] =>
  Array.isArray(entry) &&
  typeof entry[0] === 'string' &&
  Array.isArray(entry[1]) &&
  entry[1].every(isTarget)

const isTarget = (target: unknown) =>
  target === null ||
  (typeof target === 'object' &&
    'entity' in target &&
    'field' in target &&
    (target.entity === 'customer' || target.entity === 'contact') &&
    typeof target.field === 'string')
