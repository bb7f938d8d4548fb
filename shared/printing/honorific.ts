import type { AnyValues } from '../entity.ts'
import type { Speaker } from '../fields/kind.ts'

/**
 * How somebody is addressed: 王芳女士, Ms Wang Fang; by what they are called, else by what they are, else by name alone.
 * Null for somebody without a name.
 */
export function honorific(person: AnyValues, speaker: Speaker): string | null {
  const name = String(person['name'] ?? '')
  const called = salutationOf(person, speaker)
  if (!name || called === null) return name || null
  return speaker.locale === 'en' ? `${called} ${name}` : `${name}${called}`
}

/** What people are called in Chinese alone: nobody writes to Manager Wang. */
const onlyChinese: ReadonlySet<unknown> = new Set(['teacher', 'manager', 'director'])

/** What stands beside a name: 女士, Ms; null where nobody knows. */
export function salutationOf(
  { salutation, gender }: AnyValues,
  speaker: Pick<Speaker, 'labelOf' | 'locale'>,
): string | null {
  const isCalled = speaker.locale !== 'en' || !onlyChinese.has(salutation)
  const code =
    typeof salutation === 'string' && isCalled
      ? salutation
      : gender === 'male'
        ? 'mr'
        : gender === 'female'
          ? 'ms'
          : null
  return code === null ? null : speaker.labelOf('salutation', code)
}
