import { ref } from 'vue'

/** The time, UTC milliseconds, moving on every half minute so that "5 minutes ago" stays true. */
export const now = ref(Date.now())

setInterval(() => (now.value = Date.now()), 30_000)
