import { effectScope } from 'vue'
import { afterEach, expect, test, vi } from 'vitest'
import { holdKeys, listenToKeys, releaseKeys, useShortcut, type Shortcut } from './shortcuts.ts'

let scope = effectScope()
afterEach(() => {
  scope.stop()
  scope = effectScope()
  document.body.innerHTML = ''
})

function office(...shortcuts: Omit<Shortcut, 'run'>[]): string[] {
  const done: string[] = []
  scope.run(() => {
    listenToKeys()
    for (const shortcut of shortcuts) {
      useShortcut({ ...shortcut, run: (event) => void done.push(event.key) })
    }
  })
  return done
}

function press(
  key: string,
  init: KeyboardEventInit = {},
  on: EventTarget = document.body,
): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  on.dispatchEvent(event)
  return event.defaultPrevented
}

function field(tag: 'input' | 'textarea'): HTMLElement {
  const made = document.createElement(tag)
  document.body.append(made)
  return made
}

test('a single key acts anywhere but in a text field', () => {
  const done = office({ keys: 'c' })
  expect(press('c')).toBe(true)
  press('c', {}, field('input'))
  press('c', {}, field('textarea'))
  expect(done).toEqual(['c'])
})

test('a chord may act while somebody types, when it asks to', () => {
  const done = office({ keys: 'mod+k', whileTyping: true }, { keys: 'mod+j' })
  const input = field('input')
  press('k', { ctrlKey: true }, input)
  press('j', { ctrlKey: true }, input)
  expect(done).toEqual(['k'])
})

test('keys of an input method in the middle of a word are its own', () => {
  const done = office({ keys: 'enter', whileTyping: true }, { keys: 'n' })
  press('Enter', { isComposing: true }, field('input'))
  press('n', { keyCode: 229 })
  expect(done).toEqual([])
})

test('what was opened last gets the key, and has it no longer once closed', () => {
  const done = office({ keys: 'j' })
  const peek = effectScope()
  peek.run(() => useShortcut({ keys: 'j', run: () => void done.push('peek') }))
  press('j')
  peek.stop()
  press('j')
  expect(done).toEqual(['peek', 'j'])
})

test('a shortcut that answers false leaves the key to the others and the browser', () => {
  const done: string[] = []
  scope.run(() => {
    listenToKeys()
    useShortcut({ keys: 'esc', run: () => void done.push('list') })
    useShortcut({ keys: 'esc', run: () => false })
  })
  expect(press('Escape')).toBe(true)
  expect(done).toEqual(['list'])
})

test('two keys in a row go to a place, and the first alone does nothing', () => {
  const done = office({ keys: 'g c' }, { keys: 'c' })
  press('g')
  press('c')
  expect(done).toEqual(['c'])
  press('c')
  expect(done).toHaveLength(2)
  press('g')
  press('x')
  expect(done).toHaveLength(2)
})

test('a symbol is found however the keyboard makes it, a letter by its place where it is not Latin', () => {
  const done = office({ keys: '?' }, { keys: 'j' })
  press('?', { shiftKey: true })
  press('о', { code: 'KeyJ' })
  expect(done).toEqual(['?', 'о'])
})

test('Shift makes another shortcut of a letter', () => {
  const done = office({ keys: 'shift+o' })
  press('o')
  press('O', { shiftKey: true })
  expect(done).toEqual(['O'])
})

test('two keys follow each other as they were pressed, however late a busy page hears of them', () => {
  const done = office({ keys: 'g c' })
  vi.useFakeTimers({ toFake: ['performance'] })
  const both = ['g', 'c'].map((key) => new KeyboardEvent('keydown', { key, bubbles: true }))
  for (const event of both) {
    document.body.dispatchEvent(event)
    vi.advanceTimersByTime(5000)
  }
  vi.useRealTimers()
  expect(done).toEqual(['c'])
})

test('an open dialog has the keyboard to itself', () => {
  const done = office({ keys: 'c' }, { keys: 'mod+enter', inDialog: true, whileTyping: true })
  const dialog = document.createElement('div')
  dialog.setAttribute('aria-modal', 'true')
  document.body.append(dialog)
  press('c', {}, dialog)
  press('Enter', { ctrlKey: true }, dialog)
  expect(done).toEqual(['Enter'])
})

test('a menu that has the keyboard leaves chords alone to others', () => {
  const done = office({ keys: 'c' }, { keys: 'mod+k' })
  const menu = document.createElement('div')
  menu.setAttribute('role', 'menu')
  menu.innerHTML = '<button></button>'
  document.body.append(menu)
  expect(press('c', {}, menu.firstElementChild!)).toBe(false)
  press('k', { ctrlKey: true }, menu.firstElementChild!)
  expect(done).toEqual(['k'])
})

test('keys pressed while a page is on its way are kept for that page', async () => {
  const done = office({ keys: 'n' })
  holdKeys()
  expect(press('c')).toBe(true)
  press('n')
  // What is written is written, and a chord is the browser's where nothing else takes it.
  expect(press('c', {}, field('input'))).toBe(false)
  expect(press('c', { ctrlKey: true })).toBe(false)
  expect(done).toEqual([])

  scope.run(() => useShortcut({ keys: 'c', run: (event) => void done.push(event.key) }))
  await releaseKeys()
  expect(done).toEqual(['c', 'n'])
  press('c')
  expect(done).toHaveLength(3)
})

test('a kept key that leads on to another page leaves those after it to that one', async () => {
  const done = office({ keys: 'n' })
  scope.run(() => useShortcut({ keys: 't', run: holdKeys }))
  holdKeys()
  press('t')
  press('n')
  await releaseKeys()
  expect(done).toEqual([])
  await releaseKeys()
  expect(done).toEqual(['n'])
})
