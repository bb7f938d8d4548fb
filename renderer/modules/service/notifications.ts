import { ref } from 'vue'

/** Whether this device shows notifications: `default` while nobody was asked, null where there are none. */
export const notificationsAllowed = ref<NotificationPermission | null>(
  typeof Notification === 'undefined' ? null : Notification.permission,
)

/** Asks the person whether this device may show notifications; only ever from a button. */
export async function askForNotifications(): Promise<void> {
  notificationsAllowed.value = await Notification.requestPermission()
}

/** Shows a notification while the window is not before anybody; the same tag is shown once, whatever windows there are. */
export function notify(said: {
  readonly text: string
  readonly tag: string
  readonly open: () => void
}): void {
  if (notificationsAllowed.value !== 'granted' || document.hasFocus()) return
  try {
    const shown = new Notification(said.text, { tag: said.tag })
    shown.onclick = () => {
      window.focus()
      said.open()
      shown.close()
    }
  } catch {
    // Where only a service worker may show them, the message in the window is enough.
  }
}
