import { readdir, readFile } from 'node:fs/promises'
import type { Manuscript } from './typesetterMessages.ts'

/** Documents that can be set; each has a source of its name. */
export type PrintTemplate =
  'form' | 'register' | 'letter' | 'survey' | 'layout' | 'testSheet' | 'recoverySheet'

/** Reads the sources that ship, once; answers with those of a document. */
export function readPrintSources(folder: URL) {
  let read: Promise<ReadonlyMap<string, string>> | undefined
  return async (template: PrintTemplate): Promise<Manuscript['sources']> => {
    const sources = await (read ??= allIn(folder))
    const main = sources.get(`${template}.typ`)
    if (main === undefined) throw new Error(`There is no source for ${template}`)
    return { ...Object.fromEntries(sources), 'main.typ': main }
  }
}

async function allIn(folder: URL): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.typ'))
  const texts = names.map(
    async (name) => [name, await readFile(new URL(name, folder), 'utf8')] as const,
  )
  return new Map(await Promise.all(texts))
}
