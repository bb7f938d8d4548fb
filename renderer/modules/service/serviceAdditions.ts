import { ChartColumn } from '@lucide/vue'
import { defineAsyncComponent } from 'vue'
import { addTo } from '../../records/additions.ts'
import { useSession } from '../../session.ts'
import { t } from '../../words.ts'
import { showPrint } from '../printing/printAsked.ts'
import AnswerPanel from './AnswerPanel.vue'
import { answerFields } from './answerFields.ts'
import CaseBoard from './board/CaseBoard.vue'
import CaseBar from './CaseBar.vue'
import CaseClock from './CaseClock.vue'
import CaseLinks from './CaseLinks.vue'
import CaseListBar from './CaseListBar.vue'
import CasesBeside from './CasesBeside.vue'
import ClockCell from './ClockCell.vue'
import { clockFields } from './clockShown.ts'
import CustomerSays from './CustomerSays.vue'
import { dueCounts, dueNote } from './dueNote.ts'
import { figuresShown } from './figures/figuresShown.ts'
import { toldWait } from './toldWait.ts'

/** Adds what service has to show to cases, and to whoever they are of. */
export function addService(): void {
  addTo('serviceCase', {
    head: [CaseBar, CaseClock],
    headLeads: true,
    panel: { label: () => t('answer.title'), component: AnswerPanel, fields: answerFields },
    form: CasesBeside,
    tells: toldWait,
    print: {
      may: () => useSession().may('serviceCase', 'print'),
      run: ({ id }) => showPrint({ form: 'case', id }),
    },
    related: { serviceCase: { label: () => t('service.links'), component: CaseLinks } },
    bar: [CaseListBar],
    cells: {
      dueAt: {
        component: ClockCell,
        needs: clockFields,
        groupNote: dueNote,
        groupCounts: dueCounts,
      },
    },
    board: CaseBoard,
    aside: {
      panel: defineAsyncComponent(() => import('./figures/CaseFiguresPanel.vue')),
      shown: figuresShown,
      page: '/service/figures',
      icon: ChartColumn,
      label: () => t('figures.show'),
    },
  })
  for (const entity of ['customer', 'contact']) addTo(entity, { actions: [CustomerSays] })
}
