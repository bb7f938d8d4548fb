/** One line of a picker's list. */
export interface PickOption {
  /** Unique in its list. */
  readonly key: string
  readonly label: string
  /** What tells it from others of the same name. */
  readonly hint?: string
  /** It makes something new rather than choosing what is there. */
  readonly creates?: boolean
}
