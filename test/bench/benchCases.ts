import { caseGrades } from '../../shared/domain/caseFigures.ts'
import { allShippedCauses } from '../../shared/domain/shippedCauses.ts'
import { idOf, mixed, pick, span, users } from './benchRecords.ts'

// The cases of a generated office: each from its number alone.

const hour = 3_600_000
const day = 24 * hour
const titles = ['色差', '晚到半天', '短少', '外箱破损', '尺寸不符', '发票抬头写错', '电话没人接']
const products = Array.from(
  { length: 60 },
  (_, at) => `${pick(['纸箱', '彩盒', '标签', '胶带'], at, 90)} ${at}`,
)
const causes = allShippedCauses.filter(({ parent }) => parent !== null)

/** Values of a case of one of so many customers, received some time before `now`; one in fifty is open. */
export function caseValues(place: number, customers: number, now: number) {
  const receivedAt = now - (mixed(place, 100) % (span * 86_400)) * 1000
  const isOpen = mixed(place, 101) % 50 === 0
  const state = isOpen ? pick(['received', 'investigating', 'answered'], place, 102) : 'closed'
  const isAnswered = state === 'answered' || !isOpen
  const answeredAt = isAnswered ? receivedAt + (mixed(place, 103) % (40 * 60)) * 60_000 : null
  const solvedAt = isOpen ? null : answeredAt! + (mixed(place, 104) % (5 * 24 * 60)) * 60_000
  return {
    title: `${pick(products, place, 105)} ${pick(titles, place, 106)}`,
    number: `TS-${String(place + 1).padStart(7, '0')}`,
    kind: pick(
      ['complaint', 'complaint', 'complaint', 'enquiry', 'repair', 'feedback'],
      place,
      107,
    ),
    severity: pick(['normal', 'normal', 'low', 'high', 'critical'], place, 108),
    channel: pick(['phone', 'phone', 'wechat', 'email', 'visit', 'web'], place, 109),
    customer: idOf('customer', mixed(place, 110) % customers),
    product: pick(products, place, 111),
    cause: mixed(place, 112) % 20 ? pick(causes, place, 113).id : null,
    owner: mixed(place, 114) % 30 ? idOf('user', mixed(place, 115) % users) : null,
    ...{ state, receivedAt, answeredAt, solvedAt, closedAt: solvedAt && solvedAt + day },
    answerDueAt: receivedAt + 32 * hour,
    solveDueAt: receivedAt + 6 * day,
    dueAt: isOpen ? receivedAt + (isAnswered ? 6 * day : 32 * hour) : null,
    reopened: mixed(place, 116) % 12 === 0 ? 1 : null,
    satisfaction: !isOpen && mixed(place, 117) % 3 ? pick(caseGrades, place, 118) : null,
  }
}
