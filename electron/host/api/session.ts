import { randomBytes } from 'node:crypto'
import type { Device } from '../accounts/signInGate.ts'
import type { Clock } from '../../../shared/clock.ts'

/** A session that nobody uses ends after this long. */
export const longestIdle = 12 * 60 * 60 * 1000

/** That somebody signed in, from then until it ends. */
export interface Session {
  /** 256 random bits in base64url; whoever has them speaks for the person. */
  readonly id: string
  /** Id of the person's user record. */
  readonly user: string
  /** Id of whoever an administrator looks through the eyes of. */
  readonly viewing: string | undefined
  /** Aborts when the session ends before its time, so that streams end with it. */
  readonly ended: AbortSignal
}

/** Whoever is on the other end of a line: a window by its port, a browser by its cookie. */
export interface Connection {
  /** Id of the session it holds, whether or not that has ended since. */
  readonly session: string | undefined
  readonly device: Device
  hold(session: Session): void
  release(): void
}

/** The sessions of an office, in memory alone: everybody signs in again after a restart. */
export interface Sessions {
  begin(user: string): Session
  /** The session with this id unless it has ended; asking keeps it from going idle. */
  use(id: string): Session | undefined
  /** The same without counting as use. */
  look(id: string): Session | undefined
  end(id: string): void
  /** Has a session look through somebody's eyes from now on, or through its own. */
  view(id: string, user: string | undefined): void
  /** Ends all sessions of a person, but for the one whose id is given. */
  endAll(user: string, butFor?: string): void
}

/** Hears that somebody looks through somebody's eyes from now on, or does so no more. */
export type HearViewing = (kind: 'viewBegan' | 'viewEnded', user: string, viewed: string) => void

/** Makes the sessions of an office that nobody is signed in to. */
export function createSessions(clock: Clock, hear: HearViewing = () => {}): Sessions {
  const sessions = new Map<
    string,
    { session: Session; usedAt: number; controller: AbortController }
  >()

  const view = (id: string, viewing: string | undefined) => {
    const kept = sessions.get(id)
    if (!kept || kept.session.viewing === viewing) return
    const { user, viewing: before } = kept.session
    kept.session = { ...kept.session, viewing }
    if (before !== undefined) hear('viewEnded', user, before)
    if (viewing !== undefined) hear('viewBegan', user, viewing)
  }
  const end = (id: string) => {
    const kept = sessions.get(id)
    if (!kept) return
    view(id, undefined)
    sessions.delete(id)
    kept.controller.abort()
  }
  const find = (id: string) => {
    const kept = sessions.get(id)
    if (kept && clock.now() - kept.usedAt > longestIdle) {
      end(id)
      return undefined
    }
    return kept
  }

  return {
    begin: (user) => {
      for (const id of [...sessions.keys()]) find(id)
      const controller = new AbortController()
      const session: Session = {
        id: randomBytes(32).toString('base64url'),
        user,
        viewing: undefined,
        ended: controller.signal,
      }
      sessions.set(session.id, { session, usedAt: clock.now(), controller })
      return session
    },
    use: (id) => {
      const kept = find(id)
      if (kept) kept.usedAt = clock.now()
      return kept?.session
    },
    look: (id) => find(id)?.session,
    end,
    view: (id, viewing) => {
      if (find(id)) view(id, viewing)
    },
    endAll: (user, butFor) => {
      for (const [id, { session }] of [...sessions]) {
        if (session.user === user && id !== butFor) end(id)
      }
    },
  }
}

/** A line that holds its session by itself, as a port does. */
export function createConnection(): Connection {
  let session: string | undefined
  return {
    get session() {
      return session
    },
    device: 'desktop',
    hold: (next) => {
      session = next.id
    },
    release: () => {
      session = undefined
    },
  }
}
