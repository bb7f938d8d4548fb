import { computed, ref, shallowRef, watch } from 'vue'
import type { AnyRow, AnyValues } from '../../../shared/entity.ts'
import { client } from '../../client.ts'
import { changing, toast, toastFailure } from '../../frame/toasts.ts'
import { heldBack, waitWords } from '../../records/consent/consentActs.ts'
import { newId } from '../../records/ids.ts'
import { entityNow } from '../../registry.ts'
import { t } from '../../words.ts'
import { useAnswers, type Answer, type Question, type Response } from './surveyData.ts'

/** What is answered to a question of the office's own. */
export interface Answered {
  readonly answer: string | null
  readonly grade: number | null
}

/** A response that was written, and how many of its values wait for consent. */
interface Written {
  readonly id: string
  readonly waiting: number
}

const waitingIn = (entity: string, row: AnyRow, values: AnyValues): number =>
  heldBack(entityNow(entity)!, row, values).length

/**
 * A response that is taken answer by answer: the first one makes it, each is saved as it is given, and can be taken back.
 * `found` says which record it is by now: the one with the id that was made here, or one that was there before.
 */
export function useResponse(asked: {
  readonly found: (made: string | undefined) => Response | undefined
  /** What a new response starts with: its survey, and whom it is about. */
  readonly start: () => AnyValues
}) {
  const made = ref<string>()
  /** Made for what was sent and not answered: sent again it is the same. */
  const underWay = new Map<string, string>()
  const idFor = (what: string): string => {
    const id = underWay.get(what) ?? newId()
    underWay.set(what, id)
    return id
  }
  /** As the office answered last, until its lists say the same. */
  const fresh = shallowRef<Response>()
  const listed = computed(() => asked.found(made.value))
  watch(listed, () => (fresh.value = undefined))
  const response = computed(() => fresh.value ?? listed.value)

  const answers = useAnswers(() => response.value?.id)
  const freshAnswers = shallowRef<ReadonlyMap<string, Answer | null>>(new Map())
  watch(answers, () => (freshAnswers.value = new Map()))
  const answerTo = (question: string): Answer | undefined => {
    const given = freshAnswers.value.get(question)
    if (given !== undefined) return given ?? undefined
    return answers.value.find((answer) => answer.question === question)
  }

  /** One after the other: the second answer belongs to the response that the first one makes. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn(said: string, work: (act: string) => Promise<Written>): Promise<void> {
    const turn = last.then(() =>
      changing(async () => {
        const act = newId()
        const { waiting } = await work(act)
        toast({ text: waitWords(said, { made: waiting > 0 ? 0 : 1, waiting }), undo: act })
      }).catch(toastFailure),
    )
    last = turn
    return turn
  }

  async function write(act: string, values: AnyValues, start: AnyValues): Promise<Written> {
    const entity = 'surveyResponse'
    const before = response.value
    if (!before) made.value = idFor('response')
    const row = before
      ? await client.records.update({ entity, id: before.id, act, values })
      : await client.records.create({
          entity,
          id: made.value!,
          act,
          values: { ...start, ...values },
        })
    underWay.delete('response')
    fresh.value = row as unknown as Response
    return { id: row.id, waiting: waitingIn(entity, row, values) }
  }

  /** Gives a grade, an outcome or a remark. */
  const set = (values: AnyValues, said: string) => {
    const start = asked.start()
    return inTurn(said, (act) => write(act, values, start))
  }

  /** Answers a question of the office's own; nothing takes its answer away. */
  const answer = (question: Question, given: Answered) => {
    const start = asked.start()
    return inTurn(t('surveys.answered', { question: question.words }), async (act) => {
      const entity = 'surveyAnswer'
      const id = response.value?.id ?? (await write(act, {}, start)).id
      const before = answerTo(question.id)
      const empty = given.answer === null && given.grade === null
      if (empty && !before) return { id, waiting: 0 }
      if (empty && before) await client.records.remove({ entity, ids: [before.id], act })
      const row = empty
        ? null
        : before
          ? await client.records.update({ entity, id: before.id, act, values: { ...given } })
          : await client.records.create({
              entity,
              id: idFor(question.id),
              act,
              values: { response: id, question: question.id, ...given },
            })
      underWay.delete(question.id)
      const now = row as unknown as Answer | null
      freshAnswers.value = new Map(freshAnswers.value).set(question.id, now)
      return { id, waiting: row ? waitingIn(entity, row, { ...given }) : 0 }
    })
  }

  return { response, answers, answerTo, set, answer }
}

export type ResponseState = ReturnType<typeof useResponse>
