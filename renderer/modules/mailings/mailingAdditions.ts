import { Printer } from '@lucide/vue'
import { h, type FunctionalComponent } from 'vue'
import { addTo } from '../../records/additions.ts'
import type { RowSelection } from '../../records/list/rowSelection.ts'
import { titleOf } from '../../records/recordData.ts'
import { t } from '../../words.ts'
import MailPicked from './MailPicked.vue'
import { mayMail, nobody, startMailing } from './startMailing.ts'

interface Picked {
  readonly selection: RowSelection
  readonly counted: boolean
}

/** Adds the ways in which a mailing is begun to customers and contacts, and its own to mailings. */
export function addMailings(): void {
  for (const entity of ['customer', 'contact'] as const) {
    const picked: FunctionalComponent<Picked> = (props) => h(MailPicked, { ...props, entity })
    picked.props = ['selection', 'counted']
    addTo(entity, {
      bulk: [picked],
      print: {
        may: () => mayMail(entity),
        run: (row) => {
          const called = titleOf(entity, row).slice(0, 200)
          void startMailing({ entity, which: { ids: [row.id] }, called })
        },
      },
      view: ({ id, label }) => ({
        key: 'mail',
        label: t('mailings.startView'),
        icon: Printer,
        disabled: !mayMail(entity),
        run: () => {
          const which = { filter: { view: id }, except: [] }
          void startMailing({ entity, which, called: label.slice(0, 200) })
        },
      }),
    })
  }
  addTo('mailing', { start: () => startMailing(nobody) })
}
