import type { DictionaryName, ShippedCode } from '../dictionaries.ts'
import type { Entities, EntityName } from '../entities/registry.ts'

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** What a person calls an entity and its parts. A missing one does not compile. */
export type EntityLabels = {
  readonly [E in EntityName]: {
    readonly one: string
    readonly many: string
    readonly fields: { readonly [F in keyof Entities[E]['fields']]: string }
    readonly groups: { readonly [G in keyof Entities[E]['groups']]: string }
  }
}

/** What a person calls the entries of the dictionaries that ship. */
export type DictionaryLabels = {
  readonly [D in DictionaryName]: {
    readonly name: string
    readonly codes: { readonly [C in ShippedCode<D>]: string }
  }
}

/** The same tree with any words in it: what the second language must fill. */
export type Translated<T> = T extends string
  ? string
  : { readonly [K in keyof T]: Translated<T[K]> }
