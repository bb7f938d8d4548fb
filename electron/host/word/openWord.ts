import { unzipSync } from 'fflate'
import { failure, problem } from '../../../shared/failure.ts'
import { allOf, readXml, writePart, type XmlElement } from './wordXml.ts'

/** Bytes of a letter as it is kept, of all of it unpacked, and of one part that is read; parts that it may have. */
const mostBytes = 20 * 1024 * 1024
const mostUnpacked = 80 * 1024 * 1024
const mostOfPart = 12 * 1024 * 1024
const mostParts = 2000

/** The parts of a Word document, by their names. */
export interface WordParts {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Remote pictures, linked files and templates that were taken out: nothing is fetched for a letter. */
  readonly remote: number
}

type Reason =
  | 'wordEmpty'
  | 'wordNotDocx'
  | 'wordOld'
  | 'wordProtected'
  | 'wordMacros'
  | 'wordTooBig'
  | 'wordBroken'

const refused = (key: Reason) => failure('invalid', problem('file', key))

export const documentPart = 'word/document.xml'
const contentTypes = '[Content_Types].xml'

/**
 * Unpacks a letter made in Word, within bounds that are checked before anything is unpacked. Throws `invalid` with the one
 * reason why it can't be taken.
 */
export function openWord(bytes: Uint8Array): WordParts {
  if (bytes.length === 0) throw refused('wordEmpty')
  if (bytes.length > mostBytes) throw refused('wordTooBig')
  demandZip(bytes)
  const files = unpacked(bytes)
  const types = textOf(files, contentTypes)
  if (!types || !files.has(documentPart)) throw refused('wordNotDocx')
  if (/macroEnabled/i.test(types) || files.has('word/vbaProject.bin')) throw refused('wordMacros')
  if (!/wordprocessingml\.(document|template)\.main\+xml/.test(types)) throw refused('wordNotDocx')
  demandKnownWords(readPart(files, documentPart)!)
  const kept = new Map(files)
  put(
    kept,
    contentTypes,
    types.replaceAll('wordprocessingml.template.main', 'wordprocessingml.document.main'),
  )
  dropComments(kept)
  return { files: kept, remote: dropRemote(kept) }
}

/** Files of Word before 2007, and those with a password, are of another make. */
function demandZip(bytes: Uint8Array): void {
  const [a, b, c, d] = bytes
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5) && (d === 4 || d === 6)) return
  if (a !== 0xd0 || b !== 0xcf || c !== 0x11 || d !== 0xe0) throw refused('wordNotDocx')
  const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  throw refused(isLocked ? 'wordProtected' : 'wordOld')
}

function unpacked(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let [parts, size] = [0, 0]
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts += 1
        size += originalSize
        if (parts > mostParts || size > mostUnpacked) throw refused('wordTooBig')
        if (name.endsWith('.xml') && originalSize > mostOfPart) throw refused('wordTooBig')
        return !name.endsWith('/')
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    if (parts > mostParts || size > mostUnpacked) throw error
    throw error instanceof Error && error.message.startsWith('invalid: word')
      ? error
      : refused('wordBroken')
  }
}

const namespaces = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]

/** Names are read as Word and LibreOffice write them. */
function demandKnownWords(document: XmlElement): void {
  if (
    document.name !== 'w:document' ||
    !namespaces.includes(document.attributes['xmlns:w'] ?? '')
  ) {
    throw refused('wordNotDocx')
  }
}

/** The words of a part; undefined where there is none. */
export const textOf = (
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
): string | undefined => {
  const bytes = files.get(name)
  if (!bytes) return undefined
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** Reads a part; undefined where there is none. */
export function readPart(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
): XmlElement | undefined {
  const text = textOf(files, name)
  return text === undefined ? undefined : readXml(text)
}

/** Puts a part in the place of another. */
export const put = (files: Map<string, Uint8Array>, name: string, text: string): void =>
  void files.set(name, new TextEncoder().encode(text))

/** What is only an address that somebody may follow; all else would be fetched as the document is opened. */
const followed = /\/hyperlink$/

/** Takes out what would be fetched from elsewhere, and answers with how much that was. */
function dropRemote(files: Map<string, Uint8Array>): number {
  let dropped = 0
  for (const name of files.keys()) {
    if (!name.endsWith('.rels')) continue
    const relations = readPart(files, name)!
    const kept = relations.children.filter((each) => {
      if (typeof each === 'string') return false
      const { TargetMode, Type = '' } = each.attributes
      return TargetMode !== 'External' || followed.test(Type)
    })
    if (kept.length === [...allOf(relations, 'Relationship')].length) continue
    dropped += [...allOf(relations, 'Relationship')].length - kept.length
    put(files, name, writePart({ ...relations, children: kept }))
  }
  if (dropped > 0) unlink(files)
  return dropped
}

/** What colleagues said to each other in a letter, and who they are: by its relation, and by its name. */
const comments = /^(comments\w*|people|documenttasks)$/
const commentParts = /^word\/(comments\w*|people)\.xml$/

/** Takes out comments: they are not for whoever gets the letter. */
function dropComments(files: Map<string, Uint8Array>): void {
  const gone = new Set([...files.keys()].filter((name) => commentParts.test(name)))
  for (const name of files.keys()) {
    if (!name.endsWith('.rels')) continue
    const part = name.replace('_rels/', '').replace(/\.rels$/, '')
    const related = [...relationsOf(files, part)].filter(([, { type }]) => comments.test(type))
    for (const [, { target }] of related)
      if (/^word\/(?!document\.xml)/.test(target)) gone.add(target)
    without(files, name, ({ Id = '' }) => related.some(([id]) => id === Id))
  }
  for (const name of gone) {
    files.delete(name)
    files.delete(relationsName(name))
  }
  without(files, contentTypes, ({ PartName = '' }) => gone.has(PartName.slice(1)))
}

/** Leaves out those children of a part whose attributes say so. */
function without(
  files: Map<string, Uint8Array>,
  name: string,
  isGone: (attributes: XmlElement['attributes']) => boolean,
): void {
  const root = readPart(files, name)!
  const children = root.children.filter(
    (each) => typeof each === 'string' || !isGone(each.attributes),
  )
  if (children.length < root.children.length) {
    put(files, name, writePart({ ...root, children }))
  }
}

/** Settings that lead to what was taken out: a template elsewhere, and the source of Word's own mail merge. */
function unlink(files: Map<string, Uint8Array>): void {
  const settings = readPart(files, 'word/settings.xml')
  if (!settings) return
  const children = settings.children.filter(
    (each) =>
      typeof each === 'string' || !['w:attachedTemplate', 'w:mailMerge'].includes(each.name),
  )
  put(files, 'word/settings.xml', writePart({ ...settings, children }))
}

/** Relations of a part, by their ids. */
export function relationsOf(
  files: ReadonlyMap<string, Uint8Array>,
  part: string,
): ReadonlyMap<string, { readonly type: string; readonly target: string }> {
  const relations = readPart(files, relationsName(part))
  const found = relations ? [...allOf(relations, 'Relationship')] : []
  return new Map(
    found.map(({ attributes }) => [
      attributes['Id'] ?? '',
      {
        type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
        target: placed(part.slice(0, part.lastIndexOf('/')), attributes['Target'] ?? ''),
      },
    ]),
  )
}

/** What the part is called that says to what another is related. */
export function relationsName(part: string): string {
  const at = part.lastIndexOf('/') + 1
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
}

const placed = (folder: string, target: string) =>
  target.startsWith('/') ? target.slice(1) : `${folder}/${target.replace(/^\.\//, '')}`
