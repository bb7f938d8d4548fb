import { remembered } from '../../../remembered.ts'

/** Whether the pictures of service stand beside its list, as somebody left it on this device. */
export const figuresShown = remembered('laike.figures.shown', true)
