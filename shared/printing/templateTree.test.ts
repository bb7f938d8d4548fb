import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  askedBy,
  fillTree,
  templateTokens,
  templateTree,
  type TemplateScope,
} from './templateTree.ts'

const scope = (
  values: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {},
): TemplateScope => ({
  valueOf: (field) => values[field] ?? null,
  codeOf: (field) => values[`${field}:code`] ?? null,
  each: (list) => (lists[list] ?? []).map((more) => scope({ ...values, ...more }, lists)),
})
const filled = (body: string, from: TemplateScope) =>
  fillTree(templateTree(body).nodes, from, (field, value) => value ?? `[${field}]`)

it('reads every piece as it stands, whatever is typed', () => {
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '#if a',
    '{{#if a = b}}',
    '{{else}}',
    '{{/if}}',
    '{{#each l}}',
    '{{/each}}',
    '{{a.b}}',
    '\n',
    '客',
    '=',
  )
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const body = parts.join('')
      expect(
        templateTokens(body)
          .map(({ text }) => text)
          .join(''),
      ).toBe(body)
      expect(typeof filled(body, scope({}))).toBe('string')
    }),
  )
})

it('says a part where a field is filled, or holds what is asked for by code or by word', () => {
  const body = '{{#if level = A}}贵宾{{else}}客户{{/if}}{{#if phone}}，电话 {{phone}}{{/if}}'
  expect(filled(body, scope({ level: '重点', 'level:code': 'A', phone: '1' }))).toBe('贵宾，电话 1')
  expect(filled(body, scope({ level: 'A' }))).toBe('贵宾')
  expect(filled(body, scope({}))).toBe('客户')
  expect(filled('{{#if level != A}}不是{{/if}}', scope({ level: 'B' }))).toBe('不是')
})

it('goes through a list, and control that has a line for itself leaves none', () => {
  const body = '未结：\n{{#each cases}}\n- {{number}} {{name}}\n{{/each}}\n完'
  const from = scope({ name: '宁波' }, { cases: [{ number: '1' }, { number: '2' }] })
  expect(filled(body, from)).toBe('未结：\n- 1 宁波\n- 2 宁波\n完')
  expect(filled(body, scope({}))).toBe('未结：\n完')
})

it('says a part where a list has records, and asks for the list by that', () => {
  const body = '{{#if cases}}有{{else}}没有{{/if}}'
  expect(filled(body, scope({}, { cases: [{ number: '1' }] }))).toBe('有')
  expect(filled(body, scope({}))).toBe('没有')
  const { fields, lists } = askedBy(templateTree(body).nodes)
  expect([[...fields], [...lists]]).toEqual([[], ['cases']])
})

it('a value is not read again', () => {
  expect(filled('{{a}}', scope({ a: '{{b}}', b: 'x' }))).toBe('{{b}}')
})

it('tells what was not closed, and takes what was never opened for text', () => {
  expect(templateTree('{{#if a}}x').trouble).toBe('unclosed')
  expect(templateTree('{{/if}}')).toEqual({
    nodes: [{ kind: 'text', text: '{{/if}}' }],
    trouble: 'unopened',
  })
  expect(templateTree('{{#each l}}{{#if a}}{{/if}}{{/each}}').trouble).toBeNull()
})

it('knows what it asks for', () => {
  const { fields, lists } = askedBy(
    templateTree('{{#if a = 1}}{{b}}{{/if}}{{#each l}}{{c}}{{/each}}').nodes,
  )
  expect([...fields, ...lists]).toEqual(['a', 'b', 'c', 'l'])
})
