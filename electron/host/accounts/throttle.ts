/** How many wrong attempts cost nothing, and how the wait grows after that: 1 s, 2 s, 4 s … up to `longest`. */
interface Patience {
  readonly free: number
  readonly longest: number
}

const second = 1000
const minute = 60 * second

/** For one user name: the wait reaches a quarter of an hour at the fifteenth wrong attempt. */
const forOne: Patience = { free: 4, longest: 15 * minute }
/** For all of them together, so that a list of names is no way round. */
const forAll: Patience = { free: 30, longest: minute }
/** Wrong attempts are forgotten after this long without one. */
const memory = 60 * minute
/** Names kept at once; the ones tried longest ago go first. */
const mostNames = 1000

interface Tries {
  readonly wrong: number
  readonly last: number
}

const none: Tries = { wrong: 0, last: -Infinity }

/** Attempts to sign in, counted from the moment they begin, so that many at once are no way round either. */
export interface Throttle {
  /** Counts an attempt. Returns the whole seconds to wait before it may be made, 0 when it may be made now. */
  attempt(name: string, now: number): number
  /** Takes back what was counted for a name that has shown the right password. */
  succeeded(name: string): void
}

/** Makes a throttle that remembers nothing. Moments are UTC milliseconds. */
export function createThrottle(): Throttle {
  const names = new Map<string, Tries>()
  let all = none

  return {
    attempt: (name, now) => {
      const one = until(now, names.get(name) ?? none)
      all = until(now, all)
      names.delete(name)
      names.set(name, one)
      if (names.size > mostNames) names.delete(names.keys().next().value!)
      const wait = Math.max(waitFor(one, forOne, now), waitFor(all, forAll, now))
      if (wait > 0) return Math.ceil(wait / second)
      names.set(name, counted(one, now))
      all = counted(all, now)
      return 0
    },
    succeeded: (name) => {
      if (names.delete(name)) all = { ...all, wrong: Math.max(0, all.wrong - 1) }
    },
  }
}

/** A clock that was put back must not lock anybody out until it has caught up. */
const until = (now: number, { wrong, last }: Tries): Tries => ({ wrong, last: Math.min(last, now) })

function waitFor({ wrong, last }: Tries, { free, longest }: Patience, now: number): number {
  if (wrong < free || now - last >= memory) return 0
  return last + Math.min(longest, second * 2 ** (wrong - free)) - now
}

function counted({ wrong, last }: Tries, now: number): Tries {
  return { wrong: (now - last >= memory ? 0 : wrong) + 1, last: now }
}
