import type { Office } from '../office.ts'
import type { Actor } from '../records/access.ts'
import { createLists } from '../records/list.ts'
import { createTotals } from '../records/totals.ts'
import { keepFigures } from '../reports/figureKeeper.ts'
import { answerTo, type Answer, type Asked, type Question, type ReadingDesk } from './questions.ts'

/** Whoever answers the questions that the writer must not wait for. */
export interface Readings {
  /** Rejects with the failure that the question came to, or when the signal fires before it was begun. */
  ask<Q extends Question>(
    question: Q,
    actor: Actor,
    asked: Asked<Q>,
    signal?: AbortSignal,
  ): Promise<Answer<Q>>
  /** Resolves when nothing reads any more. */
  close(): Promise<void>
}

/** Answers on the writer's own thread: for an office of other entities than the ones that ship. */
export function readHere(office: Office): Readings {
  const lists = createLists(office)
  const kept = keepFigures(office.reading)
  const stop = office.changed.watch((events, upTo) => {
    lists.heard(events, upTo)
    kept.heard(events)
  })
  const desk: ReadingDesk = {
    reading: office.reading,
    get registry() {
      return office.registry
    },
    rules: office.rules,
    clock: office.clock,
    lists,
    totals: createTotals(office),
    kept,
  }
  return {
    ask: async (question, actor, asked) => answerTo(desk, question, actor, asked),
    close: () => Promise.resolve(stop()),
  }
}
