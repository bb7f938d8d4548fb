/** The far end of a channel between two processes. */
export interface Channel {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** Calls to the other process, by name, sent in order. */
export interface Wire<Theirs> {
  call<Name extends keyof Theirs>(
    name: Name,
    ...args: Arguments<Theirs[Name]>
  ): Promise<Answer<Theirs[Name]>>
}

type Arguments<F> = F extends (...args: infer A) => unknown ? A : never
type Answer<F> = F extends (...args: never[]) => infer R ? Awaited<R> : never

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly args: never[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly text: string }

/** Joins two processes by the calls that each answers. */
export function createWire<
  Mine extends { [Name in keyof Mine]: (...args: never[]) => unknown },
  Theirs,
>(channel: Channel, mine: Mine): Wire<Theirs> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0

  async function answer(message: Message & { kind: 'call' }) {
    const { id, name, args } = message
    try {
      const value: unknown = await mine[name as keyof Mine](...args)
      channel.send({ kind: 'answer', id, value })
    } catch (error) {
      channel.send({ kind: 'failure', id, text: String(error) })
    }
  }

  channel.onMessage((received) => {
    const message = received as Message
    if (message.kind === 'call') return void answer(message)
    const caller = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') caller?.resolve(message.value)
    else caller?.reject(new Error(message.text))
  })

  return {
    call(name, ...args) {
      const id = ++last
      channel.send({ kind: 'call', id, name, args })
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      })
    },
  }
}
