import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachmentFile } from '../../electron/host/attachments/attachmentFiles.ts'
import { findRecords } from '../../electron/host/records/search.ts'
import { sampleShares } from '../../electron/host/records/tokenShares.ts'
import { rebuildSearch } from '../../electron/host/records/searchIndex.ts'
import type { Entity } from '../../shared/entity.ts'
import type { Filter } from '../../shared/filter.ts'
import { actOf, tempOffice, type TempOffice } from '../harness/office.ts'

let desk: TempOffice
beforeAll(() => {
  desk = tempOffice()
  const chengchuan = desk.create('customer', {
    name: '宁波澄川包装制品有限公司',
    phone: '0574-8820 4417',
    taxNumber: '91330212MA0LKQ7X3C',
  })
  desk.create('customer', { name: '重庆单氏火锅底料厂', note: '月底前要补 3 号纸箱' })
  desk.create('customer', { name: '中谷雨点茶业（安吉）合作社' })
  desk.create('customer', { name: '中国移动宁波分公司' })
  desk.create('customer', { name: 'Harbour & Pine Trading Ltd', email: 'ann@harbour.example' })
  desk.create('contact', { name: '曾小贤', mobile: '138 5800 2196', customer: chengchuan.id })
  desk.create('contact', { name: '顾经理', customer: chengchuan.id, mobile: '+86 139-0579-6120' })
  const gone = desk.create('customer', { name: '澄川旧档' })
  desk.remove('customer', gone.id)
  desk.create('interaction', { customer: chengchuan.id, summary: '问能不能并到 11 月发票里' })
})
afterAll(() => desk.close())

const find = (query: string, entities?: string[], limit = 8) =>
  findRecords(desk.office, desk.chief, { query, entities, limit })
const titles = (query: string) =>
  find(query).hits.map((hit) => String(hit.row[desk.office.registry[hit.entity]!.title]))
const marked = (query: string) =>
  find(query).hits.map(({ text, ranges }) =>
    ranges.map(([start, end]) => text.slice(start, end)).join('|'),
  )

describe('one box finds', () => {
  const sought: readonly [string, string][] = [
    ['澄川', '宁波澄川包装制品有限公司'],
    ['川', '宁波澄川包装制品有限公司'],
    ['nbcc', '宁波澄川包装制品有限公司'],
    ['chengchuan', '宁波澄川包装制品有限公司'],
    ['澄chuan', '宁波澄川包装制品有限公司'],
    ['chongqing', '重庆单氏火锅底料厂'],
    ['zhongqing', '重庆单氏火锅底料厂'],
    ['zengxiaoxian', '曾小贤'],
    ['zgyd', '中谷雨点茶业（安吉）合作社'],
    ['harb', 'Harbour & Pine Trading Ltd'],
    ['HARBOUR pine', 'Harbour & Pine Trading Ltd'],
    ['5800', '曾小贤'],
    ['1385800', '曾小贤'],
    ['13905796120', '顾经理'],
    ['0574 88204417', '宁波澄川包装制品有限公司'],
    ['3 号纸箱', '重庆单氏火锅底料厂'],
    ['ann@harbour', 'Harbour & Pine Trading Ltd'],
    ['91330212', '宁波澄川包装制品有限公司'],
    ['发票', '问能不能并到 11 月发票里'],
  ]
  test.each(sought)('%s', (query, title) => {
    expect(titles(query)).toContain(title)
  })

  test.each(sought)('%s, the same where it is known how many records have which token', (query) => {
    const { reading, registry, rules } = desk.office
    const sharesOf = (entity: Entity) => sampleShares(reading, entity, 1)
    const knowing = { reading, registry, rules, sharesOf }
    expect(sharesOf(registry['customer']!)!.shares.size).toBeGreaterThan(10)
    expect(findRecords(knowing, desk.chief, { query, limit: 8 })).toEqual(find(query))
  })

  test('what is in the recycle bin is left out, and so are words that are not there', () => {
    expect(titles('旧档')).toEqual([])
    expect(titles('澄川纺织')).toEqual([])
    expect(titles('澄川 火锅')).toEqual([])
  })

  test('the characters that matched are marked, by sound too', () => {
    expect(marked('澄川')).toEqual(['澄川'])
    expect(marked('zgyd')).toEqual(['中国移动', '中谷雨点'])
    expect(marked('5800 2196')).toEqual(['5800|2196'])
  })

  test('a name that begins with the query stands before one that holds it', () => {
    expect(titles('宁波')).toEqual(['宁波澄川包装制品有限公司', '中国移动宁波分公司'])
  })

  test('only what is asked for, and whether there is more', () => {
    expect(find('宁波', ['contact']).hits).toEqual([])
    expect(find('宁波', ['customer'], 1)).toMatchObject({ hits: [{}], more: ['customer'] })
  })
})

describe('whatever is typed', () => {
  test.each([
    '',
    ' ',
    '"',
    "'",
    '*',
    'a* OR b',
    'NEAR(a b)',
    '^',
    '\u0000',
    '😀',
    '\ud83d',
    '%',
    '_',
    '((((',
    'x'.repeat(10_000),
    '中'.repeat(10_000),
  ])('no. %# is no error', (query) => {
    expect(() => find(query)).not.toThrow()
  })
})

describe('a record is found by what hangs on it', () => {
  let tag: string
  beforeAll(() => {
    tag = desk.create('tag', { name: '展会名录' }).id
    const file = attachmentFile(desk.folder, 'a'.repeat(64))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '%PDF')
    desk.create('customer', {
      name: '越州灯具行',
      tags: [tag],
      address: { region: '330602', line: '胜利西路 118 号' },
      attachments: [
        { id: 'a'.repeat(64), name: '2026 报价单.pdf', size: 1, type: 'application/pdf' },
      ],
    })
  })

  test.each([
    ['展会', 'tags', '展会'],
    ['zhml', 'tags', '展会名录'],
    ['胜利西路118', 'address', '胜利西路118'],
    ['报价单', 'attachments', '报价单'],
  ])('%s stands in %s', (query, field, mark) => {
    const hit = find(query, ['customer']).hits.find(({ row }) => row['name'] === '越州灯具行')
    expect(hit?.field).toBe(field)
    expect(hit?.ranges.map(([start, end]) => hit.text.slice(start, end)).join('')).toBe(mark)
  })

  test('a tag and a name together', () => {
    expect(titles('灯具 展会')).toEqual(['越州灯具行'])
    expect(titles('纺织 展会')).toEqual([])
  })

  test('by what the tag is called now', () => {
    desk.update('tag', tag, { name: '广交会' })
    expect(titles('展会名录')).toEqual([])
    expect(find('gjh', ['customer']).hits.map(({ row }) => row['name'])).toEqual(['越州灯具行'])
  })

  test('not by a tag that was deleted', () => {
    desk.remove('tag', tag)
    expect(titles('广交会')).toEqual([])
  })
})

describe('among hundreds that hold the query', () => {
  beforeAll(() => {
    desk.create('customer', { name: '星河' })
    desk.create('customer', { name: '星河湾酒店' })
    desk.create('customer', { name: 'North Star' })
    for (let run = 0; run < 700; run += 1) {
      desk.create('customer', { name: `第 ${run} 家星河连锁`, shortName: `the North Star ${run}` })
    }
  })

  test('the name that is all of it comes first, then one that begins with it', () => {
    expect(titles('星河').slice(0, 2)).toEqual(['星河', '星河湾酒店'])
    expect(titles('xinghe').slice(0, 2)).toEqual(['星河', '星河湾酒店'])
  })

  test('words too are held against the whole name', () => {
    expect(titles('north star')[0]).toBe('North Star')
  })

  test('one’s own come before the others', () => {
    const mine = desk.create('customer', { name: '其中一家星河分号', owner: desk.chief.user })
    const others = { owner: desk.clerk.user }
    for (let run = 0; run < 15; run += 1) {
      desk.create('customer', { name: `后来的星河 ${run}`, ...others })
    }
    expect(find('星河', ['customer'], 3).hits.map(({ row }) => row.id)[2]).toBe(mine.id)
  })
})

describe('a list finds the same', () => {
  const listed = (found: string, entity: 'customer' | 'contact' = 'customer') => {
    const asked = { filter: { found }, offset: 0, limit: 500 }
    return desk.lists
      .page(desk.chief, desk.office.registry[entity]!, asked)
      .rows.map(({ name }) => String(name))
  }

  test.each([
    '澄川',
    'nbcc',
    'chongqing',
    '8820',
    'harb',
    '91330212',
    '展会',
    '胜利西路',
    '宁波 包装',
  ])('for %s', (query) => {
    const hits = find(query, ['customer'], 100).hits.map(({ row }) => String(row['name']))
    expect(listed(query).sort()).toEqual(hits.sort())
  })

  test('all of it, however much that is', () => {
    const size = (filter: Filter) =>
      desk.lists.size(desk.chief, desk.office.registry['customer']!, { filter })
    const held = size({ field: 'name', op: 'contains', value: '星河' })
    expect(held).toBeGreaterThan(700)
    expect(size({ found: '星河' })).toBe(held)
  })

  test('what was typed by mistake narrows nothing; what nobody has finds nobody', () => {
    expect(listed('!?', 'contact')).toHaveLength(2)
    expect(listed('龘', 'contact')).toEqual([])
  })

  test('and stays in order while records come and go', () => {
    const { id } = desk.create('customer', { name: '新来的澄川分店' })
    expect(listed('澄川')).toContain('新来的澄川分店')
    desk.update('customer', id, { name: '改名的小店' })
    expect(listed('澄川')).not.toContain('改名的小店')
  })

  test('as far as there is something to search in', () => {
    const regions = desk.office.registry['region']!
    expect(() => desk.lists.size(desk.chief, regions, { filter: { found: 'x' } })).toThrow(
      'notSearched',
    )
  })
})

test('a number that one record gives up and another takes in the same moment finds the other', () => {
  const { office, chief } = desk
  const customer = office.registry['customer']!
  const [before, after] = [office.ids(), office.ids()]
  office.store.transact(actOf(chief), (tx) => {
    office.store.create(tx, customer, before, { name: '先来的云栈社' })
    office.store.remove(tx, customer, before)
    office.store.create(tx, customer, after, { name: '后到的云栈社' })
    office.store.update(tx, customer, after, { shortName: '云栈' })
  })
  expect(titles('云栈社')).toEqual(['后到的云栈社'])
})

test('the index follows a change of name, and can be made anew with the same answers', () => {
  const made = desk.create('customer', { name: '旧名字纸业' })
  desk.update('customer', made.id, { name: '新名字纸业' })
  expect(titles('旧名字')).toEqual([])
  expect(titles('xinmingzi')).toEqual(['新名字纸业'])
  const queries = ['宁波', 'zgyd', '5800', 'harb', '发票']
  const before = queries.map(titles)
  desk.office.store.transact(actOf(desk.chief), (tx) => rebuildSearch(tx, desk.office.registry))
  expect(queries.map(titles)).toEqual(before)
})
