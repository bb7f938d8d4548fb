import { entities } from '../../../shared/entities/registry.ts'
import type { AnyRow, AnyValues, Entity } from '../../../shared/entity.ts'
import { fieldKinds } from '../../../shared/fields/kinds.ts'
import type { Problem } from '../../../shared/failure.ts'
import { textLimit } from '../../../shared/fields/text.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { belongingTo } from '../recordShape.ts'
import type { ComposerKind } from './composerText.ts'
import { readDue } from './readDue.ts'

/** What stands in the composer; kept through a crash. */
export interface Composition {
  kind: ComposerKind
  text: string
  direction: 'out' | 'in'
  /** Id of a contact. */
  contact: string | null
  /** As it is typed. */
  duration: string
  /** What comes next, in words; null when nothing was asked for. */
  nextStep: string | null
  /** Who is to do the task or the next step, and by when (`YYYY-MM-DD`). */
  owner: string | null
  dueOn: string | null
}

export const emptyComposition = (): Composition => ({
  kind: 'call',
  text: '',
  direction: 'out',
  contact: null,
  duration: '',
  nextStep: null,
  owner: null,
  dueOn: null,
})

/** Whether there is anything in it that would be missed. */
export const isWorthKeeping = ({ text, nextStep, duration }: Composition): boolean =>
  [text, nextStep ?? '', duration].some((part) => part.trim() !== '')

export function isComposition(value: unknown): value is Composition {
  if (typeof value !== 'object' || value === null) return false
  const empty = emptyComposition()
  const known = [...Object.keys(entities.interaction.fields), ...Object.keys(empty)]
  return (
    Object.keys(value).every((key) => known.includes(key)) &&
    'text' in value &&
    typeof value.text === 'string' &&
    'kind' in value &&
    typeof value.kind === 'string'
  )
}

/** The records that a composition becomes. */
export interface Composed {
  readonly interaction?: AnyValues
  readonly task?: AnyValues
}

/** Turns what was written about a record into new records, or says what is wrong with it. */
export function compose(
  composition: Composition,
  about: { readonly entity: Entity; readonly row: AnyRow },
  locale: Locale,
  now: number,
): Composed | { readonly problem: Problem } {
  const { kind, text, direction, contact, nextStep, owner } = composition
  const words = text.trim()
  if (words === '') return { problem: { path: ['summary'], key: 'required' } }
  const withContact = (values: AnyValues) => (contact ? { ...values, contact } : values)
  const task = (said: string) => {
    const [first = '', ...note] = said.trim().split('\n')
    const due = composition.dueOn === null ? readDue(first, locale, now) : undefined
    const title = due?.rest ?? first
    return {
      ...withContact(belongingTo(entities.task, about.entity, about.row)),
      title: title.slice(0, textLimit),
      ...(note.length > 0 && { note: note.join('\n').trim() }),
      ...dueOf(due, composition.dueOn),
      ...(owner && { owner }),
    }
  }
  if (kind === 'task') return { task: task(words) }

  const duration = readDuration(composition.duration, locale)
  if (duration === undefined) return { problem: { path: ['duration'], key: 'notDuration' } }
  const interaction = {
    ...withContact(belongingTo(entities.interaction, about.entity, about.row)),
    kind,
    direction,
    summary: words,
    ...(duration !== null && { duration }),
  }
  // Handed to somebody without a word more, what was said is what is to be done.
  return nextStep === null ? { interaction } : { interaction, task: task(nextStep.trim() || words) }
}

function dueOf(read: { dueOn: string; dueAt: number | null } | undefined, chosen: string | null) {
  if (chosen) return { dueOn: chosen }
  if (!read) return {}
  return { dueOn: read.dueOn, ...(read.dueAt !== null && { dueAt: read.dueAt }) }
}

/** Seconds, null for nothing, undefined when it can't be read. */
function readDuration(typed: string, locale: Locale): number | null | undefined {
  const read = fieldKinds.duration.parse(
    typed,
    { kind: 'duration', required: false, derived: false },
    { locale, today: '', codeOf: () => undefined, idOf: () => undefined },
  )
  return 'problem' in read ? undefined : read.value
}
