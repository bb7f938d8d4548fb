import { entities } from '../../shared/entities/registry.ts'
import { openOffice } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'

/** Writes customers without end and says each id once it is saved; made to be killed. */
const [dataDir = ''] = process.argv.slice(2)
const office = openOffice({ dataDir })
for (;;) {
  const [customer, call] = [office.ids(), office.ids()]
  office.store.transact({ id: office.ids(), source: 'interface', actor: program }, (tx) => {
    office.store.create(tx, entities.customer, customer, { name: `客户 ${customer}` })
    office.store.create(tx, entities.interaction, call, { customer, summary: '打过电话' })
  })
  process.stdout.write(`${customer} ${call}\n`)
  await new Promise(setImmediate)
}
