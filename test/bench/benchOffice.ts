import { join } from 'node:path'
import Database from 'better-sqlite3'
import { entities } from '../../shared/entities/registry.ts'
import { officeFile, openOffice, type Office } from '../../electron/host/office.ts'
import { program } from '../../electron/host/records/access.ts'

const places = ['宁波', '杭州', '苏州', '上海', '绍兴', '嘉兴', '温州', '无锡', '常州', '湖州']
const words = [
  '澄川',
  '栖梧',
  '越川',
  '禾田',
  '映白',
  '拾光',
  '云栈',
  '青竹',
  '瓯海',
  '砚田',
  '木语',
  '远岫',
  '澜石',
  '启帆',
]
const trades = [
  '包装',
  '文化用品',
  '纺织',
  '印务',
  '陶瓷',
  '物流',
  '家具',
  '医疗器械',
  '教育科技',
  '五金',
  '食品',
  '软件',
]
const english = [
  'Harbour',
  'Pine',
  'Northlight',
  'Maple',
  'Lane',
  'Summit',
  'Granite',
  'Willow',
  'River',
  'Stone',
]

const pick = <T>(list: readonly T[], seed: number): T => list[Math.abs(seed) % list.length]!

/** The same numbers in every run: a linear congruential generator (Numerical Recipes). */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
}

/** A believable name, Chinese four times out of five. */
function nameOf(next: () => number): string {
  if (next() % 5 === 0)
    return `${pick(english, next() >>> 8)} ${pick(english, next() >>> 8)} Trading ${next() % 10_000}`
  return `${pick(places, next() >>> 8)}${pick(words, next() >>> 8)}${pick(words, next() >>> 8)}${pick(trades, next() >>> 8)}有限公司`
}

/** Fills an office with customers through the store, 500 to a transaction. */
export function fillOffice(office: Office, customers: number): void {
  const next = generator(7)
  for (let start = 0; start < customers; start += 500) {
    office.store.transact({ id: office.ids(), source: 'sample', actor: program }, (tx) => {
      for (let row = start; row < Math.min(start + 500, customers); row += 1) {
        office.store.create(tx, entities.customer, office.ids(), {
          name: nameOf(next),
          level: pick(['A', 'B', 'C', 'D'], next() >>> 8),
          stage: pick(['lead', 'prospect', 'active', 'dormant', 'lost'], next() >>> 8),
          phone: `0${571 + (next() % 20)}-8${String(next() % 10_000_000).padStart(7, '0')}`,
          note: next() % 4 === 0 ? '月底前要补货,问能不能并到一张发票里。' : null,
        })
      }
    })
  }
}

/** Opens an office in a folder and, where it is empty, fills it. */
export function benchOffice(dataDir: string, customers: number): Office {
  const office = openOffice({ dataDir })
  const page = office.lists.page(program, entities.customer, { offset: 0, limit: 1 })
  if (page.total === 0) fillOffice(office, customers)
  return office
}

/** A second connection for the peers: plain SQL over the same rows. */
export const peerOn = (dataDir: string) =>
  new Database(join(dataDir, officeFile), { readonly: true })
