import type { Rectangle } from 'electron'
import { readFileSync } from 'node:fs'
import { locales, type Locale } from '../../shared/locales/locale.ts'
import { writeWhole } from './writeWhole.ts'

/** What the desktop remembers from one start to the next; nothing of the office is in it. */
export interface ShellState {
  readonly bounds?: Rectangle
  readonly isMaximized?: boolean
  readonly locale?: Locale
}

/** The remembered state and the one way to change it. */
export interface ShellMemory {
  readonly state: ShellState
  remember(change: ShellState): void
}

/** Opens the JSON file that holds the state; one that is missing or not understood counts as empty. */
export function openShellMemory(file: string): ShellMemory {
  let state = readState(file)
  return {
    get state() {
      return state
    },
    remember(change) {
      state = { ...state, ...change }
      writeState(file, state)
    },
  }
}

function readState(file: string): ShellState {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof stored !== 'object' || stored === null) return {}
    const { bounds, isMaximized, locale } = stored as Record<string, unknown>
    return {
      ...(isRectangle(bounds) && { bounds }),
      ...(typeof isMaximized === 'boolean' && { isMaximized }),
      ...(isLocale(locale) && { locale }),
    }
  } catch {
    return {}
  }
}

function writeState(file: string, state: ShellState): void {
  try {
    writeWhole(file, Buffer.from(JSON.stringify(state)))
  } catch {
    // A window that opens elsewhere next time is no reason to disturb anyone.
  }
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Record<string, unknown>
  return [x, y, width, height].every(Number.isSafeInteger)
}

/** Whether a word from outside names one of the languages Laike speaks. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}
