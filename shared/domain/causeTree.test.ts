import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { branchOf, causeTree, type Cause } from './causeTree.ts'
import { allShippedCauses } from './shippedCauses.ts'

const cause = (id: string, parent: string | null = null, more: Partial<Cause> = {}): Cause => ({
  id,
  name: id,
  parent,
  position: null,
  hidden: null,
  ...more,
})
const shipped = (locale: 'zh-CN' | 'en'): Cause[] =>
  allShippedCauses.map(({ id, names, parent }) => cause(id, parent, { name: names[locale] }))
const paths = (causes: readonly Cause[], locale: 'zh-CN' | 'en' = 'zh-CN') =>
  causeTree(causes, locale).map(({ path }) => path)

describe('the tree of causes', () => {
  test('reads in the language of whoever looks, whichever it was put in with', () => {
    expect(paths(shipped('en')).slice(0, 3)).toEqual([
      '产品质量',
      '产品质量 › 性能故障',
      '产品质量 › 外观瑕疵',
    ])
    expect(paths(shipped('zh-CN'), 'en')[1]).toBe('Product quality › Defect')
  })

  test('keeps a name that the office gave', () => {
    const own = shipped('zh-CN').map((each, at) =>
      at === 2 ? { ...each, name: '印刷色差' } : each,
    )
    expect(paths(own, 'en')[2]).toBe('Product quality › 印刷色差')
  })

  test('stands in the order that it was given, what nobody placed behind', () => {
    const own = [
      cause('丙'),
      cause('乙', null, { position: 1 }),
      cause('甲', null, { position: 2 }),
    ]
    expect(paths(own)).toEqual(['乙', '甲', '丙'])
  })

  test('is hidden with what it stands below', () => {
    const own = [cause('a', null, { hidden: true }), cause('b', 'a'), cause('c')]
    expect(causeTree(own, 'en').map(({ isHidden }) => isHidden)).toEqual([true, true, false])
  })

  test('holds everything once, whatever refers to what', () => {
    const ids = fc.integer({ min: 0, max: 8 }).map(String)
    const any = fc.uniqueArray(
      fc.record({ id: ids, parent: fc.option(ids), position: fc.option(fc.integer()) }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(any, (some) => {
        const causes = some.map(({ id, ...more }) => cause(id, null, more))
        const lines = causeTree(causes, 'en')
        expect(lines.map(({ id }) => id).sort()).toEqual(causes.map(({ id }) => id).sort())
        for (const line of lines) {
          const branch = branchOf(lines, line.id)
          expect(branch[0]).toBe(line)
          expect(branch.slice(1).every(({ depth }) => depth > line.depth)).toBe(true)
        }
      }),
    )
  })
})
