import { onScopeDispose } from 'vue'
import { useSession } from '../session.ts'

/** Milliseconds between two looks at how long nobody has done anything. */
const between = 5000
/** All windows of this device share it: who works in one of them is there. */
const activeAt = 'laike.activeAt'
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

const lastActive = (): number => {
  try {
    return Number(localStorage.getItem(activeAt)) || 0
  } catch {
    return 0
  }
}

/** Locks the window once nobody has touched it for as long as the office says. */
export function useAutoLock(now: () => number = () => Date.now()): void {
  const session = useSession()
  let seen = now()
  let written = 0
  const touched = () => {
    seen = now()
    if (seen - written < between) return
    written = seen
    try {
      localStorage.setItem(activeAt, String(seen))
    } catch {
      // Then each window goes by itself.
    }
  }
  for (const sign of signs) window.addEventListener(sign, touched, { passive: true, capture: true })
  const timer = setInterval(() => {
    const minutes = session.state?.autoLock ?? 0
    const idle = now() - Math.max(seen, lastActive())
    if (minutes > 0 && idle >= minutes * 60_000) void session.lock()
  }, between)
  onScopeDispose(() => {
    clearInterval(timer)
    for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
  })
}
