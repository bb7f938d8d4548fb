import type { z } from 'zod'
import type { ListName } from '../dictionaries.ts'
import type { Operator } from '../filter.ts'
import type { Locale } from '../locales/locale.ts'
import type { FieldSpec, Naming } from './field.ts'

/** What a text can be read against: the office's lists, and what day it is. */
export interface Reader {
  readonly locale: Locale
  /** `YYYY-MM-DD` */
  readonly today: string
  /** Code of the entry that people call this; undefined when none is. */
  codeOf(dictionary: ListName, label: string): string | undefined
  /** Id of the one record with this title; undefined when there is none or more than one. */
  idOf(entity: string, title: string): string | undefined
}

/** What a value is shown with: names for the ids and codes it holds. */
export interface Speaker {
  readonly locale: Locale
  /** UTC milliseconds. */
  readonly now: number
  labelOf(dictionary: ListName, code: string): string
  titleOf(entity: string, id: string): string
  /** What people call something that the program has a name of its own for. */
  nameOf(what: Naming, name: string): string
  /** Full name of a region, largest part first. */
  regionName(code: string): string
}

/** A text that was read: its value (null for nothing), or the key of what is wrong with it. */
export type Parsed<V> = { readonly value: V | null } | { readonly problem: string }

/** Everything the product knows of one kind of field, apart from how it is edited on the screen. */
export interface KindBehaviour<V> {
  readonly column: 'TEXT' | 'INTEGER' | 'REAL'
  /** The wire form; its error messages are keys under `failures`. */
  schema(spec: FieldSpec): z.ZodType<V>
  toColumn(value: V): string | number
  fromColumn(stored: string | number): V
  /** Reads what a person typed, or a cell of a file. */
  parse(text: string, spec: FieldSpec, reader: Reader): Parsed<V>
  format(value: V, spec: FieldSpec, speaker: Speaker): string
  /** What search reads of a value, where the value is no text itself. */
  searchText?(value: V): string
  /** Orders two values: negative, zero or positive. */
  compare(a: V, b: V): number
  /** Questions a filter may ask, the usual one first. */
  readonly operators: readonly Operator[]
}

/** Orders texts the way a reader of the language expects. */
export const compareTexts = (a: string, b: string) => a.localeCompare(b, 'zh-CN-u-co-pinyin')
export const compareNumbers = (a: number, b: number) => a - b

/** The stored form of kinds whose value is what the column holds. */
export const asText = { toColumn: (value: string) => value, fromColumn: String }
export const asNumber = { toColumn: (value: number) => value, fromColumn: Number }
