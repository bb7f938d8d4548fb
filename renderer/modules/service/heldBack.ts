/** What is not done with an answer before somebody has said that it may go out as it is. */
export interface HeldBack {
  readonly act: 'copy' | 'print' | 'mail'
  readonly run: () => void
}
