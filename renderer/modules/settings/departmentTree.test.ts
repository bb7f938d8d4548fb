import { expect, test } from 'vitest'
import { branchOf, departmentTree } from './departmentTree.ts'

const office = [
  { id: 'kf', name: '客服部', parent: null },
  { id: 'sh', name: '售后组', parent: 'kf' },
  { id: 'cw', name: '财务部', parent: null },
  { id: 'dh', name: '电话组', parent: 'kf' },
  { id: 'yb', name: '夜班', parent: 'dh' },
]

test('departments are read from the top, each above its own, by pinyin', () => {
  expect(departmentTree(office).map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    '0 财务部',
    '0 客服部',
    '1 电话组',
    '2 夜班',
    '1 售后组',
  ])
})

test('one whose parent was deleted is not lost', () => {
  const left = office.filter(({ id }) => id !== 'kf')
  expect(departmentTree(left).filter(({ depth }) => depth === 0)).toHaveLength(3)
})

test('a department is not moved below itself', () => {
  expect([...branchOf(office, 'kf')].sort()).toEqual(['dh', 'kf', 'sh', 'yb'])
  expect([...branchOf(office, 'cw')]).toEqual(['cw'])
})
