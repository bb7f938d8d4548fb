import { useRouter } from 'vue-router'
import { toastFailure } from '../../frame/toasts.ts'
import { useSession } from '../../session.ts'

/** Looks at the program as a colleague sees it, from the first screen on. */
export function useViewAs() {
  const router = useRouter()
  const session = useSession()
  return async (user: string): Promise<void> => {
    try {
      await session.viewAs(user)
      await router.push('/')
    } catch (error) {
      toastFailure(error)
    }
  }
}
