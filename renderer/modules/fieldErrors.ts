import { ref } from 'vue'
import { failureFrom } from '../client.ts'
import { failureText } from '../words.ts'

/** What is wrong with a form, by the path of the field it stands beside (`name`, `administrator.name`). */
export type FieldErrors = Readonly<Record<string, string>>

/** The errors of a form; what somebody is mending is no longer called wrong. */
export function useFieldErrors() {
  const errors = ref<FieldErrors>({})
  const mend = (field: string): void => {
    if (!errors.value[field]) return
    const { [field]: _mended, ...left } = errors.value
    errors.value = left
  }
  return { errors, mend }
}

/**
 * Gives each problem of a failure to the field with its path; the first one said wins. What concerns none of the
 * fields stands under `form`.
 */
export function fieldErrors(error: unknown, fields: readonly string[]): FieldErrors {
  const errors: Record<string, string> = {}
  for (const problem of failureFrom(error).problems) {
    const path = problem.path.join('.')
    errors[fields.includes(path) ? path : 'form'] ??= failureText(problem)
  }
  return errors
}
