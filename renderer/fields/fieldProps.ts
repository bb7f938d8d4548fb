import type { AnyValues } from '../../shared/entity.ts'
import type { FieldSpec } from '../../shared/fields/field.ts'

/** What the editor of any kind of field is given, beside its `modelValue` (null for nothing). */
export interface FieldProps {
  readonly entity: string
  readonly name: string
  readonly spec: FieldSpec
  /** Id for the control that the label names. */
  readonly inputId: string
  readonly label: string
  /** What stands in the box while it can't be read as a value; kept with a draft. */
  readonly text?: string | undefined
  /** What was typed to open the box: it stands there as if it had been typed into it, in place of the value. */
  readonly started?: string | undefined
  /** The other values of the record, to which choices narrow. */
  readonly values?: AnyValues
  /** Names of the records that the values refer to. */
  readonly titles?: Readonly<Record<string, string>>
  /** Id of the record, for its files; absent while it is still being typed. */
  readonly record?: string | undefined
  readonly invalid?: boolean
  /** Id of the sentence that says what is wrong. */
  readonly describedBy?: string | undefined
  /** Inside a box that somebody else draws: no border of its own, and it takes the focus at once. */
  readonly compact?: boolean
}

export interface FieldEmits {
  'update:modelValue': [value: unknown]
  'update:text': [text: string | undefined]
  /** Key of what is wrong with what stands in the box; null when it can be read. */
  problem: [key: string | null]
  /** Values that follow for other fields of the record. */
  fill: [values: AnyValues]
  /** Names of records that were chosen, by id. */
  named: [titles: Readonly<Record<string, string>>]
  /** Another window has the floor: leaving the field means nothing meanwhile. */
  hold: [held: boolean]
  /** A choice was made: nothing is left to type. */
  done: []
}
