import { dirname, resolve } from 'node:path'
import type { OfficeKey } from './officeKey.ts'

// The keys that this thread holds, each for a folder and all that lies in it; null is for what is not encrypted there.
const held = new Map<string, OfficeKey | null>()

/** The keys a thread hands to another that it starts. */
export type HeldKeys = readonly (readonly [folder: string, key: OfficeKey | null])[]

/** Holds the key of a folder, and of the folders in it that have none of their own. */
export function holdKey(folder: string, key: OfficeKey | null): void {
  held.set(resolve(folder), key)
}

/** Lets go of it. */
export function dropKey(folder: string): void {
  held.delete(resolve(folder))
}

/** The key by which a file is encrypted: that of the nearest folder that has one. Null where nothing is. */
export function keyAt(path: string): OfficeKey | null {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const key = held.get(folder)
    if (key !== undefined) return key
    if (folder === dirname(folder)) return null
  }
}

/** All that this thread holds. */
export const heldKeys = (): HeldKeys => [...held]

/** Holds what the thread that started this one held then. */
export function holdKeys(keys: HeldKeys): void {
  for (const [folder, key] of keys) held.set(folder, key)
}
