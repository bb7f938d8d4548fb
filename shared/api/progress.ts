/** How far long work is, as its stream tells. */
export interface Progress {
  readonly kind: 'progress'
  readonly done: number
  readonly of: number
}
