import { reactive, ref } from 'vue'
import type { Protection } from '../../../shared/api/office.ts'
import { useSession } from '../../session.ts'
import { failureText, locale, t } from '../../words.ts'
import { fieldErrors, useFieldErrors, type FieldErrors } from '../fieldErrors.ts'
import { passwordLength } from '../passwords/passwordStrength.ts'

/** What the office begins with. */
export type Beginning = 'import' | 'empty' | 'sample'

export const beginnings = ['import', 'empty', 'sample'] as const

const fields = ['name', 'administrator.name', 'administrator.password']

/** The questions of the first run, and what is wrong with the answers. */
export function useFirstRunForm() {
  const session = useSession()
  const answers = reactive({
    name: '',
    protection: 'open' as Protection,
    login: '',
    password: '',
    repeat: '',
    beginning: 'import' as Beginning,
  })
  const { errors, mend } = useFieldErrors()
  const sending = ref(false)

  function check(): FieldErrors {
    const required = failureText({ path: [], key: 'required' })
    const wrong: Record<string, string> = {}
    if (!answers.name.trim()) wrong['name'] = required
    if (answers.protection === 'open') return wrong
    if (!answers.login.trim()) wrong['administrator.name'] = required
    if (answers.password.length < passwordLength) {
      wrong['administrator.password'] = failureText({ path: [], key: 'weakPassword' })
    } else if (answers.password !== answers.repeat) {
      wrong['repeat'] = t('passwords.notTheSame')
    }
    return wrong
  }

  /** Sets the office up; answers whether it is. What was typed stays whatever happens. */
  async function send(): Promise<boolean> {
    if (sending.value) return false
    errors.value = check()
    if (Object.keys(errors.value).length > 0) return false
    sending.value = true
    const { name, protection, login, password } = answers
    const office = { name, locale: locale.value }
    try {
      await session.setUp(
        protection === 'open'
          ? { ...office, protection }
          : { ...office, protection, administrator: { name: login, password } },
      )
      return true
    } catch (error) {
      errors.value = fieldErrors(error, fields)
      return false
    } finally {
      sending.value = false
    }
  }

  return { answers, errors, mend, sending, send }
}
