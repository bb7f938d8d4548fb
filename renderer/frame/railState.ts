import { computed, ref } from 'vue'
import { remembered } from '../remembered.ts'
import { isNarrow } from './screen.ts'

/** Whether the person keeps the rail collapsed, on this device. */
export const railCollapsed = remembered('laike.rail', false)
/** Whether a record is open beside a list; the list says so. */
export const peekOpen = ref(false)

/** In a narrow window the rail makes room for a peek. */
export const railIsSlim = computed(() => railCollapsed.value || (isNarrow.value && peekOpen.value))
