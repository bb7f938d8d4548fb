import { v5 } from 'uuid'
import { entities } from '../../../../shared/entities/registry.ts'
import type { Locale } from '../../../../shared/locales/locale.ts'
import type { Transaction } from '../../records/changeLog.ts'
import type { Store } from '../../records/store.ts'
import { readSetting, writeSetting } from '../../settings.ts'
import { shippedEnvelopes } from './shippedEnvelopes.ts'
import { shippedLabels } from './shippedLabels.ts'
import { shippedLetters } from './shippedLetters.ts'
import type { Language, ShippedPrint } from './shippedPrint.ts'
import { shippedSheets } from './shippedSheets.ts'

/** Namespace of the templates that ship: the same ids on every install. */
const namespace = '1f2b7d0e-6a3c-4f0b-8f5d-2c9c1a7be4d3'

/** All templates that ship to be printed for customers. */
export const shippedPrints: readonly ShippedPrint[] = [
  ...shippedEnvelopes,
  ...shippedLetters,
  ...shippedLabels,
  ...shippedSheets,
]

const unlike = { 'zh-CN': { zh: '', en: '（英文）' }, en: { zh: ' (Chinese)', en: '' } } as const

/** Puts in the templates that are printed, each once in the life of a file: what an office changed or removed stays so. */
export function seedPrints(store: Store, tx: Transaction, locale: Locale): void {
  const known = new Set(readSetting(tx, 'printsSeeded') ?? [])
  const office: Language = locale === 'en' ? 'en' : 'zh'
  const all = shippedPrints.flatMap((print, position) =>
    languagesOf(print, office).map((language) => {
      const key = `${print.code} ${language}`
      // Only letters stand there in both languages, and so tell them apart.
      const told = print.languages !== 'office' && print.languages.length > 1
      const values = {
        name: print.name[locale] + (told ? unlike[locale][language] : ''),
        kind: print.kind,
        language,
        paper: print.paper,
        layout: JSON.stringify(print.layout(language)),
        body: print.body?.[language] ?? null,
        active: true,
        position: 100 + position + (language === office ? 0 : 0.5),
      }
      return { key, id: v5(key, namespace), values }
    }),
  )
  const fresh = all.filter(({ key }) => !known.has(key))
  if (fresh.length === 0) return
  store.seed(tx, entities.template, fresh)
  writeSetting(tx, 'printsSeeded', [...known, ...fresh.map(({ key }) => key)])
}

const languagesOf = ({ languages }: ShippedPrint, office: Language): readonly Language[] =>
  languages === 'office' ? [office] : languages
