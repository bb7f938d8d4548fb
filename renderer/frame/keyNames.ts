const isMac = () => /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '')

const names: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  space: 'Space',
  del: 'Del',
  backspace: 'Backspace',
  home: 'Home',
  end: 'End',
}

const macNames: Readonly<Record<string, string>> = { mod: '⌘', alt: '⌥', shift: '⇧', enter: '↵' }

/** What stands on the caps of `mod+shift+z` on this machine: Ctrl Shift Z, or ⌘ ⇧ Z. */
export function keyNames(keys: string): string[] {
  return keys.split(/[+ ](?=.)/).map((key) => {
    if (isMac() && macNames[key]) return macNames[key]
    if (key === 'mod') return 'Ctrl'
    return names[key] ?? key.toUpperCase()
  })
}
