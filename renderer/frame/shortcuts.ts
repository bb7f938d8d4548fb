import { onScopeDispose, shallowReactive } from 'vue'

/** Where a shortcut works, as the list of shortcuts groups them. */
export type ShortcutGroup = 'everywhere' | 'list' | 'cell' | 'record' | 'page'

export interface Shortcut {
  /** `n`, `?`, `mod+k` (Ctrl, or ⌘ on a Mac), `shift+enter`, or a sequence `g c`. Any of several may be given. */
  readonly keys: string | readonly string[]
  /** What it does, as the list of shortcuts and the palette say it; none keeps it out of them. */
  readonly label?: () => string
  readonly group?: ShortcutGroup
  /** It works only while this is so. */
  readonly when?: () => boolean
  /** It works in a text field too; only for chords. */
  readonly whileTyping?: boolean
  /** It works while a dialog is open, or in a popover; else these have the keyboard to themselves. */
  readonly inDialog?: boolean
  /** Answering false lets the key go on to others and to the browser. */
  readonly run: (event: KeyboardEvent) => void | boolean
}

/** Shortcuts that can be used now, the latest last. */
export const shortcuts = shallowReactive<Shortcut[]>([])

/** Makes keys do something as long as the component (or scope) lives. The latest to ask for a key gets it. */
export function useShortcut(shortcut: Shortcut): void {
  shortcuts.push(shortcut)
  onScopeDispose(() => {
    const at = shortcuts.indexOf(shortcut)
    if (at >= 0) shortcuts.splice(at, 1)
  })
}

/** Milliseconds within which the second key of a sequence must follow. */
const patience = 1200
let pending: { readonly key: string; readonly until: number } | undefined

const isMac = () => /mac|iphone|ipad/i.test(navigator.platform)

const named: Readonly<Record<string, string>> = {
  Escape: 'esc',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ' ': 'space',
  Delete: 'del',
}

/** The event in the notation of `Shortcut.keys`; on a keyboard without Latin letters, by the key's place. */
export function keysOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  const isAscii = /^[\x20-\x7e]$/.test(event.key)
  const key =
    named[event.key] ?? (event.key.length === 1 && !isAscii && letter ? letter : event.key)
  const mod = isMac() ? event.metaKey : event.ctrlKey
  const otherMod = isMac() ? event.ctrlKey : event.metaKey
  // A symbol already says that Shift was held.
  const shift = event.shiftKey && (key.length > 1 || /[a-z0-9]/i.test(key))
  return [
    mod && 'mod',
    otherMod && 'meta',
    event.altKey && 'alt',
    shift && 'shift',
    key.toLowerCase(),
  ]
    .filter(Boolean)
    .join('+')
}

/** Marks a box that only catches what is typed over something else: chords and arrows in it are shortcuts as anywhere. */
export const catchesTyping = { 'data-catches-typing': '' } as const

/** Whether keys belong to what is being written in this element. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.matches('[data-catches-typing]')) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) {
    return !/^(checkbox|radio|button|submit|reset|range|file|color)$/.test(target.type)
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Whether an input method is in the middle of a word, so that the key is its own. */
export const isComposing = (event: KeyboardEvent) => event.isComposing || event.keyCode === 229

const isShown = (element: Element) => element.checkVisibility?.() ?? true
const dialogOpen = () =>
  [...document.querySelectorAll('[aria-modal="true"]')].some((dialog) => isShown(dialog))

/** Keys without a chord are for the menu or the small form in which they are pressed. */
const isForPopover = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  !(ctrlKey || metaKey || altKey) &&
  target instanceof Element &&
  target.closest('[role="dialog"], [role="menu"]') !== null

/** Keys pressed while a page is on its way: they are meant for that page. */
let held: KeyboardEvent[] | undefined

/** Keeps the keys that are pressed from now on for the page that is on its way. */
export function holdKeys(): void {
  held ??= []
}

/**
 * The page has come: it gets the keys that were kept for it, each once it has taken in the one before. What follows a key
 * that leads into a box is written there.
 */
export async function releaseKeys(): Promise<void> {
  const [key, ...rest] = held ?? []
  held = undefined
  if (!key) return
  if (isTyping(document.activeElement)) document.execCommand('insertText', false, key.key)
  else give(key)
  if (rest.length === 0) return
  const leadsOn = held !== undefined
  held = rest
  if (leadsOn) return
  await new Promise((resolve) => setTimeout(resolve))
  await releaseKeys()
}

/** Whether it can wait for a page: a sign alone, that neither writes nor presses anything here. */
const canWait = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  /^[^ ]$/u.test(key) &&
  !(ctrlKey || metaKey || altKey) &&
  !isTyping(target) &&
  !(target instanceof HTMLElement && target.matches('input, [data-catches-typing]')) &&
  !dialogOpen()

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return
  if (held === undefined || !canWait(event)) return give(event)
  event.preventDefault()
  held.push(event)
}

/** Gives a pressed key to the shortcut it belongs to. */
function give(event: KeyboardEvent): void {
  const typed = keysOf(event)
  if (/^(mod\+|alt\+|meta\+|shift\+)*(control|shift|alt|meta)$/.test(typed)) return
  // A busy page hears of keys later than they were pressed.
  const sequence = pending && event.timeStamp < pending.until ? `${pending.key} ${typed}` : null
  pending = undefined
  if (sequence && offer(event, sequence)) return
  if (offer(event, typed)) return
  if (!isTyping(event.target) && usable(event).some((each) => starts(each, typed))) {
    pending = { key: typed, until: event.timeStamp + patience }
  }
}

const alternatives = ({ keys }: Shortcut) => (typeof keys === 'string' ? [keys] : keys)
const starts = (shortcut: Shortcut, typed: string) =>
  alternatives(shortcut).some((keys) => keys.startsWith(`${typed} `))

function usable(event: KeyboardEvent): Shortcut[] {
  const typing = isTyping(event.target)
  const inDialog = dialogOpen() || isForPopover(event)
  return shortcuts
    .filter(
      (shortcut) =>
        (!typing || shortcut.whileTyping) &&
        (!inDialog || shortcut.inDialog) &&
        shortcut.when?.() !== false,
    )
    .reverse()
}

function offer(event: KeyboardEvent, keys: string): boolean {
  for (const shortcut of usable(event)) {
    if (!alternatives(shortcut).includes(keys)) continue
    if (shortcut.run(event) === false) continue
    event.preventDefault()
    return true
  }
  return false
}

/** Listens to the keyboard of the window until the scope ends. */
export function listenToKeys(): void {
  window.addEventListener('keydown', handleKey)
  onScopeDispose(() => window.removeEventListener('keydown', handleKey))
}
