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

type Item = LayoutDraft['items'][number]
/** How something looks: all that is said of it beside where it stands. */
type LookOf<T extends Item['type']> = Partial<
  Omit<Extract<Item, { type: T }>, 'type' | 'id' | 'text' | 'x' | 'y' | 'w' | 'h'>
>

/** Millimetres: from the left, from the top, width, height. */
type Box = readonly [x: number, y: number, w: number, h: number]

/** Words in a box. */
export const words = (id: string, [x, y, w, h]: Box, text: string, look: LookOf<'text'>): Item => ({
  id,
  type: 'text',
  x,
  y,
  w,
  h,
  text,
  ...look,
})

/** A frame. */
export const frame = (id: string, [x, y, w, h]: Box, look: LookOf<'box'> = {}): Item => ({
  id,
  type: 'box',
  x,
  y,
  w,
  h,
  ...look,
})
