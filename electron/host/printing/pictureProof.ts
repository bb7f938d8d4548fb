import { createHash } from 'node:crypto'
import { failureOf } from '../../../shared/failure.ts'
import type { Typesetter } from './startTypesetter.ts'

/** Pictures of which it is remembered whether they can be set. */
const mostKnown = 200

type Pictures = Readonly<Record<string, Uint8Array>>

/** Leaves out pictures that can't be set: one that is broken would spoil all that it stands on. */
export function createPictureProof(typesetter: Pick<Typesetter, 'once'>) {
  const known = new Map<string, boolean>()

  const isSound = async (name: string, bytes: Uint8Array): Promise<boolean> => {
    const sources = { 'main.typ': `#image(${JSON.stringify(name)}, width: 10mm)` }
    try {
      await typesetter.once({ sources, data: '{}', pictures: { [name]: bytes } }, 'count')
      return true
    } catch (error) {
      // That the typesetter ended or took too long says nothing of the picture for good.
      if (failureOf(error)) throw error
      return false
    }
  }

  return async (pictures: Pictures): Promise<Pictures> => {
    const sound: Record<string, Uint8Array> = {}
    for (const [name, bytes] of Object.entries(pictures)) {
      const id = createHash('sha256').update(bytes).digest('hex')
      const is = known.get(id) ?? (await isSound(name, bytes))
      known.delete(id)
      known.set(id, is)
      for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest)
      if (is) sound[name] = bytes
    }
    return sound
  }
}
