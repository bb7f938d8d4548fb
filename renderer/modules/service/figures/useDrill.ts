import { useRouter } from 'vue-router'
import { casesBehind, type CaseFigure } from '../../../../shared/domain/caseFigures.ts'
import type { CaseScope } from '../../../../shared/api/figures.ts'
import { writeListAddress } from '../../../records/list/listUrl.ts'
import { listPath } from '../../../sections.ts'

/** Opens the list of exactly the cases that a figure counts. */
export function useDrill(scope: Readonly<{ value: CaseScope }>) {
  const router = useRouter()
  return (figure: CaseFigure): void => {
    const filter = casesBehind(scope.value, figure, Date.now())
    void router.push({
      path: listPath('serviceCase'),
      query: writeListAddress({ view: 'all', filter }),
    })
  }
}
