import type { palette as english } from '../en/palette.ts'
import type { Translated } from '../locale.ts'

export const palette = {} as const satisfies Translated<typeof english>
