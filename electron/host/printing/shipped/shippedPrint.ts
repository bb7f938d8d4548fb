import type { ChoiceOf } from '../../../../shared/dictionaries.ts'
import type { Locale } from '../../../../shared/locales/locale.ts'
import type { LayoutDraft } from '../../../../shared/printing/layout.ts'

/** Language that a template is written in. */
export type Language = ChoiceOf<'templateLanguage'>

/** A template as every office finds it. */
export interface ShippedPrint {
  readonly code: string
  readonly kind: ChoiceOf<'templateKind'>
  /** Code of its paper. */
  readonly paper: string
  /** Languages that it is put in; `office` is that of the office alone. */
  readonly languages: readonly Language[] | 'office'
  readonly name: Readonly<Record<Locale, string>>
  readonly layout: (language: Language) => LayoutDraft
  readonly body?: Readonly<Record<Language, string>>
}
