import type { CaseFigures } from '../../../../shared/api/figures.ts'

/** Whether a scope holds no case, and none is open. */
export const isNothing = ({ count, handlers }: CaseFigures): boolean =>
  count === 0 && handlers.length === 0
