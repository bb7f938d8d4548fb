/** What a field tells of while it is typed, as its component sends it on. */
interface Emit {
  (event: 'update:modelValue', value: unknown): void
  (event: 'update:text', text: string | undefined): void
  (event: 'problem', key: string | null): void
}

/** Listeners that pass on what the box inside tells: Vue itself does not, where the value is a declared prop. */
export function forwarding(emit: Emit) {
  return {
    'update:modelValue': (value: unknown) => emit('update:modelValue', value),
    'update:text': (text: string | undefined) => emit('update:text', text),
    problem: (key: string | null) => emit('problem', key),
  }
}
