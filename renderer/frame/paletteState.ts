import { ref } from 'vue'

/** Whether the command palette stands over the page. */
export const paletteOpen = ref(false)
/** Whether the list of shortcuts does. */
export const shortcutSheetOpen = ref(false)
