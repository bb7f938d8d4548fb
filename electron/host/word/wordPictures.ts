import type { LetterBlock } from '../../../shared/printing/letterBlocks.ts'
import { mostPoints, pointsOf } from '../printing/pictureSize.ts'
import { relationsOf } from './openWord.ts'
import { allOf, type XmlElement } from './wordXml.ts'

const perMm = 36_000

/** A picture as it stands in a letter; undefined for a drawing that is none, or one that our pages can't show. */
export function pictureIn(
  element: XmlElement,
  pictureOf: (id: string) => string | undefined,
): Extract<LetterBlock, { kind: 'picture' }> | undefined {
  const [blip] = allOf(element, 'a:blip')
  const [extent] = allOf(element, 'wp:extent')
  const name = pictureOf(blip?.attributes['r:embed'] ?? '')
  const size = (of: string) => Number(extent?.attributes[of]) / perMm
  if (!name || !(size('cx') > 0) || !(size('cy') > 0)) return undefined
  return { kind: 'picture', name, width: size('cx'), height: size('cy') }
}

const starts = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
] as const

const kindOf = (bytes: Uint8Array) =>
  starts.find(([, head]) => head.every((byte, index) => bytes[index] === byte))?.[0]

const isVast = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  (pointsOf(Buffer.from(buffer, byteOffset, byteLength)) ?? 0) > mostPoints

/** The pictures of a letter that our pages can show, by what they are called there. */
export function wordPictures(files: ReadonlyMap<string, Uint8Array>) {
  const pictures: Record<string, Uint8Array> = {}
  const nameOf = (target: string): string | undefined => {
    const bytes = files.get(target)
    const kind = bytes && !isVast(bytes) && kindOf(bytes)
    if (!kind) return undefined
    const name = `word-${target.replace(/\W/g, '-')}.${kind}`
    pictures[name] = bytes
    return name
  }
  return {
    pictures,
    /** Names pictures by the ids that a part has for them. */
    of: (part: string) => {
      const relations = relationsOf(files, part)
      return (id: string): string | undefined => nameOf(relations.get(id)?.target ?? '')
    },
  }
}
