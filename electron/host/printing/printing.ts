import { failure, problem } from '../../../shared/failure.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { messages } from '../../../shared/locales/messages.ts'
import type { Log } from '../log.ts'
import { fontsOf } from './fonts.ts'
import type { PrintParts } from './printParts.ts'
import { readPrintSources, type PrintTemplate } from './printSources.ts'
import { createTypesetter } from './startTypesetter.ts'

/** Prints whose PDF is kept while it is fetched. */
const mostHeld = 8
/** More pages than an office prints at once. */
const mostPages = 2000

/** What is printed: which document, filled with what. */
export interface Composed {
  readonly template: PrintTemplate
  /** Plain data; every text in it, labels included, in the language of the print. */
  readonly data: object
  /** What the document is called, and its file. */
  readonly name: string
}

/** Prints that are under way: set once, then looked at page by page and taken as a PDF by whoever began them. */
export interface Printing {
  prepare(
    asked: { readonly id: string; readonly person: string; readonly locale: Locale },
    composed: Composed,
  ): Promise<number>
  page(asked: PrintOf, page: number): Promise<string>
  pdf(asked: PrintOf): Promise<Uint8Array>
  close(): void
}

interface PrintOf {
  readonly id: string
  readonly person: string
}

interface Held {
  readonly person: string
  pdf?: Uint8Array
}

export function createPrinting({ typesetter: script, sources }: PrintParts, log: Log): Printing {
  const typesetter = createTypesetter(script, log)
  const sourcesOf = readPrintSources(sources)
  const { families } = fontsOf(process.platform)
  const held = new Map<string, Held>()

  const heldBy = ({ id, person }: PrintOf): Held => {
    const print = held.get(id)
    if (print?.person !== person) throw failure('gone', problem([], 'printGone'))
    return print
  }

  return {
    prepare: async ({ id, person, locale }, { template, data, name }) => {
      const everywhere = { name, fonts: families, locale, page: messages[locale].printing.pageOf }
      const pages = await typesetter.set(id, {
        sources: await sourcesOf(template),
        data: JSON.stringify({ ...data, ...everywhere }),
      })
      if (pages > mostPages) throw failure('invalid', problem([], 'printTooMuch'))
      held.set(id, { person })
      for (const oldest of held.keys()) if (held.size > mostHeld) held.delete(oldest)
      return pages
    },
    page: async (asked, page) => {
      heldBy(asked)
      return typesetter.page(asked.id, page)
    },
    pdf: async (asked) => {
      const print = heldBy(asked)
      return (print.pdf ??= await typesetter.pdf(asked.id))
    },
    close: () => typesetter.close(),
  }
}
