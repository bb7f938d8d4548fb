import { describe, expect, test } from 'vitest'
import type { AnyRow } from '../entity.ts'
import type { Speaker } from '../fields/kind.ts'
import { entities } from '../entities/registry.ts'
import { isReplyField, replyFields, replyTarget, replyValue, workedOut } from './replyFields.ts'

const base = { id: 'x' } as unknown as AnyRow
const speaker = (locale: 'zh-CN' | 'en'): Speaker => ({
  locale,
  now: new Date(2026, 10, 26, 9).getTime(),
  labelOf: (_list, code) => ({ ms: locale === 'en' ? 'Ms' : '女士', mr: '先生' })[code] ?? code,
  titleOf: (_entity, id) => ({ u1: '沈一禾' })[id] ?? '',
  nameOf: (_what, name) => name,
  regionName: () => '浙江省宁波市',
})
const source = (contact: object | null, customer: object | null = null) => ({
  case: {
    ...base,
    number: 'TS-2026-0001',
    owner: 'u1',
    receivedAt: new Date(2026, 10, 23, 9).getTime(),
    compensationAmount: 123400,
  },
  contact: contact && { ...base, ...contact },
  customer: customer && { ...base, ...customer },
  office: '春风商贸',
  me: null,
})

describe('the fields of a reply', () => {
  test('lead to fields that there are', () => {
    for (const path of Object.values(replyFields).flat()) {
      const target = replyTarget(path)
      if (!target) expect(workedOut).toContain(path)
      else expect(Object.keys(entities[target.entity].fields), path).toContain(target.field)
    }
    for (const wrong of [
      '',
      'case',
      'case.constructor',
      '__proto__',
      'case.customer.taxNumber.x',
    ]) {
      expect(isReplyField(wrong)).toBe(false)
      expect(replyValue(source(null), wrong, speaker('en'))).toBeNull()
    }
  })

  test('are said in the language of the reply', () => {
    const said = (path: string, locale: 'zh-CN' | 'en') =>
      replyValue(source(null), path, speaker(locale))
    expect(said('today', 'zh-CN')).toBe('2026年11月26日')
    expect(said('today', 'en')).toBe('November 26, 2026')
    expect(said('case.receivedAt', 'zh-CN')).toBe('2026年11月23日')
    expect(said('case.compensationAmount', 'zh-CN')).toBe('¥1,234.00')
    expect(said('case.owner', 'en')).toBe('沈一禾')
    expect(said('me.name', 'en')).toBeNull()
    expect(said('case.customer.name', 'en')).toBeNull()
  })

  test('address somebody as they are called', () => {
    const called = (contact: object | null, locale: 'zh-CN' | 'en' = 'zh-CN', customer = {}) =>
      replyValue(source(contact, customer), 'case.contact.honorific', speaker(locale))
    expect(called({ name: '王芳', salutation: 'ms' })).toBe('王芳女士')
    expect(called({ name: 'Wang Fang', salutation: 'ms' }, 'en')).toBe('Ms Wang Fang')
    expect(called({ name: '李雷', gender: 'male' })).toBe('李雷先生')
    expect(called({ name: '李雷' })).toBe('李雷')
    expect(called(null)).toBeNull()
    expect(called(null, 'zh-CN', { kind: 'person', name: '赵云' })).toBe('赵云')
    expect(called(null, 'zh-CN', { kind: 'company', name: '某公司' })).toBeNull()
  })
})
