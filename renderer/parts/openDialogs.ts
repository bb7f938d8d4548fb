import { shallowReactive } from 'vue'

/** Dialogs that stand over the page, the last opened one last: what is outside of them is dim and can't be pressed. */
export const openDialogs = shallowReactive<HTMLDialogElement[]>([])

export function leaveDialog(dialog: HTMLDialogElement): void {
  const at = openDialogs.indexOf(dialog)
  if (at >= 0) openDialogs.splice(at, 1)
}
