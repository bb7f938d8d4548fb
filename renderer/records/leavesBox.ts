/** Whether Tab leaves a box that is edited: it has no further control of its own in that direction. */
export function leavesBox(box: HTMLElement, event: KeyboardEvent): boolean {
  const controls = [
    ...box.querySelectorAll<HTMLElement>('input, textarea, button:not([tabindex="-1"])'),
  ].filter((control) => control.tabIndex >= 0)
  return (event.shiftKey ? controls[0] : controls.at(-1)) === event.target
}
