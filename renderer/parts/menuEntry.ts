import type { LucideIcon } from '@lucide/vue'
import type { RouteLocationRaw } from 'vue-router'

/** A line of a menu. */
export interface MenuEntry {
  /** Unique in its menu. */
  readonly key: string
  readonly label: string
  readonly icon?: LucideIcon
  /** Its shortcut. */
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  /** One of several, or something that is on or off. */
  readonly checked?: boolean
  /** A hairline stands above it. */
  readonly separated?: boolean
  /** Where it goes, instead of `run`. */
  readonly to?: RouteLocationRaw
  readonly run?: () => void
}
