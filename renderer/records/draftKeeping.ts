/** What was typed and not saved, as it is kept on this device. */
interface Kept<T> {
  readonly at: number
  readonly value: T
}

export interface DraftKeeper<T> {
  /** What was kept, or undefined when there is none, it is too old, or it does not fit. */
  read(): T | undefined
  keep(value: T): void
  drop(): void
}

/** Drafts nobody came back to in a month are of no use. */
const longestKept = 30 * 86_400_000
const prefix = 'laike.draft.'

/**
 * Keeps what is being typed under a name in the device's storage, so that it outlives a crash.
 * Where nothing can be stored it keeps nothing, and says nothing.
 */
export function draftKeeper<T>(
  name: string,
  fits: (value: unknown) => value is T,
  clock: () => number = Date.now,
): DraftKeeper<T> {
  const key = prefix + name
  const drop = () => quietly(() => localStorage.removeItem(key))
  return {
    read: () =>
      quietly(() => {
        const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
        if (!isKept(kept)) return undefined
        if (clock() - kept.at <= longestKept && fits(kept.value)) return kept.value
        drop()
        return undefined
      }),
    keep: (value) =>
      quietly(() => {
        const kept: Kept<T> = { at: clock(), value }
        localStorage.setItem(key, JSON.stringify(kept))
      }),
    drop,
  }
}

/** Names of the drafts that are kept under a name, or under it and a part of their own. */
export const draftNames = (name: string): string[] =>
  quietly(() =>
    Object.keys(localStorage)
      .filter((key) => key === prefix + name || key.startsWith(`${prefix}${name}.`))
      .map((key) => key.slice(prefix.length)),
  ) ?? []

const isKept = (value: unknown): value is Kept<unknown> =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number'

/** A full or forbidden storage must not stop anybody from typing. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
