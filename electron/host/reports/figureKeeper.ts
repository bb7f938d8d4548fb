import type { ChangedEvent } from '../../../shared/api/contract.ts'
import type { Reading } from '../database/handle.ts'
import { keepCases, type CaseKeeper } from './caseColumns.ts'
import { keepPlaces, type PlaceKeeper } from './customerPlaces.ts'

/** What figures keep from one question to the next. */
export interface FigureKeeper {
  readonly cases: CaseKeeper
  readonly places: PlaceKeeper
  /** Hears what was written. */
  heard(events: readonly ChangedEvent[]): void
}

export function keepFigures(reading: Reading): FigureKeeper {
  const [cases, places] = [keepCases(reading), keepPlaces(reading)]
  return {
    cases,
    places,
    heard: (events) => {
      cases.heard(events)
      places.heard(events)
    },
  }
}
