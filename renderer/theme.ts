import { ref, watchEffect } from 'vue'
import { remembered } from './remembered.ts'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

/** The theme chosen on this device; `system` follows the operating system as it changes. */
export const theme = remembered<Theme>('laike.theme', 'system', (value) =>
  themes.some((each) => each === value),
)

/** Puts the theme on the document, now and whenever it or the system's wish changes. */
export function applyTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const systemIsDark = ref(dark.matches)
  dark.addEventListener('change', ({ matches }) => (systemIsDark.value = matches))
  watchEffect(() => {
    const shown = theme.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : theme.value
    document.documentElement.dataset.theme = shown
    document.documentElement.classList.toggle('dark', shown === 'dark')
  })
}
