import type { Present } from '../../shared/api/presence.ts'
import type { Person } from '../../shared/api/office.ts'

/** Which record stands open in a window, and which of its fields is written in. */
export interface Place {
  readonly entity: string
  readonly id: string
  readonly field: string | null
}

interface Window {
  readonly person: Pick<Person, 'id' | 'name'>
  /** Told the id of the record at which somebody came, went, or began to write. */
  readonly hear: (record: string) => void
  place: Place | null
}

/** Who has which record open: in memory alone, a window at a time, and gone when its line closes. */
export interface Presence {
  /** A window that hears of others; answers with what ends it. */
  enter(
    window: string,
    person: Pick<Person, 'id' | 'name'>,
    hear: (record: string) => void,
  ): () => void
  /** Puts a window at a record, or at none, and answers who else is there. */
  stand(window: string, person: string, place: Place | null): readonly Present[]
}

/** An office in which nobody has anything open. */
export function createPresence(): Presence {
  const windows = new Map<string, Window>()

  const at = ({ entity, id }: Place) =>
    [...windows].filter(([, { place }]) => place?.entity === entity && place.id === id)

  function tellOthers(window: string, place: Place | null): void {
    if (!place) return
    for (const [other, { hear }] of at(place)) if (other !== window) hear(place.id)
  }

  return {
    enter: (window, person, hear) => {
      const entered: Window = { person, hear, place: null }
      windows.set(window, entered)
      return () => {
        // The same window may have come again by another line.
        if (windows.get(window) !== entered) return
        windows.delete(window)
        tellOthers(window, entered.place)
      }
    },
    stand: (window, person, place) => {
      const here = windows.get(window)
      if (here?.person.id !== person) return []
      const before = here.place
      here.place = place
      const moved = before?.entity !== place?.entity || before?.id !== place?.id
      if (moved) tellOthers(window, before)
      if (moved || before?.field !== place?.field) tellOthers(window, place)
      return place ? othersAt(at(place), person) : []
    },
  }
}

/** Each of the others once, with the field they write in if they do. */
function othersAt(windows: readonly (readonly [string, Window])[], person: string): Present[] {
  const others = new Map<string, Present>()
  for (const [, { person: other, place }] of windows) {
    if (other.id === person) continue
    const field = place?.field ?? others.get(other.id)?.field ?? null
    others.set(other.id, { user: other.id, name: other.name, field })
  }
  return [...others.values()]
}
