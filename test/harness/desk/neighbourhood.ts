import type { OfficeToFill } from './preparedOffice.ts'

const day = 86_400_000

/** A few customers round the corner, for an office that has been open for a while. */
export function neighbourhood({ add, now }: OfficeToFill): void {
  const stationer = add('customer', {
    name: '宁波晨辰文具有限公司',
    shortName: '晨辰',
    level: 'A',
    stage: 'active',
    phone: '0574-8765 4321',
    address: { region: '330203', line: '中山西路 128 号', postcode: '315010' },
  })
  const chen = add('contact', {
    name: '陈建国',
    customer: stationer,
    position: '采购经理',
    mobile: '138 0574 6612',
    primary: true,
  })
  add('interaction', {
    customer: stationer,
    contact: chen,
    kind: 'call',
    direction: 'out',
    at: now - 3 * day,
    summary: '问了秋季的订货单',
  })
  add('task', { title: '寄样品', customer: stationer, dueOn: dayAfter(now, 1) })
  add('customer', { name: '春晓茶叶店', level: 'B', stage: 'prospect', phone: '139 5888 0021' })
  const traders = add('customer', { name: 'Northwind Traders', level: 'C', stage: 'active' })
  add('contact', { name: 'Maria Anders', customer: traders, email: 'maria@northwind.example' })
}

const dayAfter = (now: number, days: number) =>
  new Date(now + days * day).toISOString().slice(0, 10)
