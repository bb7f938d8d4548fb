import { ChartColumn, type LucideIcon } from '@lucide/vue'
import { defineAsyncComponent, type Component, type Ref } from 'vue'
import { figuresShown } from '../../modules/service/figures/figuresShown.ts'
import { t } from '../../words.ts'

/** What stands beside a list where there is room, and nothing is open there. */
export interface ListAside {
  readonly panel: Component
  /** Whether somebody wants it there. */
  readonly shown: Ref<boolean>
  /** The page that has all of it. */
  readonly page: string
  readonly icon: LucideIcon
  readonly label: () => string
}

/** By entity. */
export const listAsides: Readonly<Record<string, ListAside>> = {
  serviceCase: {
    panel: defineAsyncComponent(() => import('../../modules/service/figures/CaseFiguresPanel.vue')),
    shown: figuresShown,
    page: '/service/figures',
    icon: ChartColumn,
    label: () => t('figures.show'),
  },
}
