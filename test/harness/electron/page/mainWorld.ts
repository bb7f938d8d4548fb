// Runs as a plain script in each page's own world, ahead of everything: builds what the preload exposes.
export {}

addEventListener('laike-expose', (exposed) => {
  const { key, members } = JSON.parse((exposed as CustomEvent<string>).detail) as {
    key: string
    members: { name: string; value?: unknown }[]
  }
  const callbacks: ((...values: unknown[]) => void)[] = []
  const results: ((value: unknown) => void)[] = []

  const call =
    (name: string) =>
    (...args: unknown[]) => {
      const taken: Record<number, number> = {}
      args.forEach((arg, position) => {
        if (typeof arg !== 'function') return
        taken[position] = callbacks.push(arg as (...values: unknown[]) => void) - 1
      })
      return new Promise((resolve) => {
        const call = results.push(resolve) - 1
        const detail = JSON.stringify({ name, args, callbacks: taken, call })
        dispatchEvent(new CustomEvent(`laike-call-${key}`, { detail }))
      })
    }

  addEventListener(`laike-result-${key}`, (event) => {
    const { call, value } = JSON.parse((event as CustomEvent<string>).detail) as {
      call: number
      value: unknown
    }
    results[call]?.(value)
  })

  addEventListener(`laike-callback-${key}`, (event) => {
    const { callback, values } = JSON.parse((event as CustomEvent<string>).detail) as {
      callback: number
      values: unknown[]
    }
    callbacks[callback]?.(...values)
  })

  const api = Object.fromEntries(
    members.map((member) => [member.name, 'value' in member ? member.value : call(member.name)]),
  )
  Object.defineProperty(window, key, { value: Object.freeze(api) })
})
