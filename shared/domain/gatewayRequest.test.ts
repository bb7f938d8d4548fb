import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gatewayRequest, isTaken, momentIn as momentOf } from './gatewayRequest.ts'
import { timeZone } from './timeZone.ts'

const values = { phone: '13812345678', text: '您好 "顾" & 1=2', signature: '青麓', secret: 'k&y' }
const form = { url: 'https://sms.example/send', method: 'post', headers: null, body: null } as const

test('each value is written as its place wants it', () => {
  const asForm = gatewayRequest({ ...form, body: 'm={phone}&c={text}&k={secret}' }, values)
  expect(Object.fromEntries(new URLSearchParams(asForm.body!))).toEqual({
    m: values.phone,
    c: values.text,
    k: values.secret,
  })
  expect(asForm.headers['Content-Type']).toContain('urlencoded')
  const json = gatewayRequest(
    { ...form, body: '{"to":["{phone}"],"text":"【{signature}】{text}"}' },
    values,
  )
  expect(JSON.parse(json.body!)).toEqual({ to: [values.phone], text: `【青麓】${values.text}` })
  const get = gatewayRequest(
    {
      ...form,
      method: 'get',
      url: `${form.url}?t={text}`,
      headers: 'Authorization: Bearer {secret}',
    },
    values,
  )
  expect(new URL(get.url).searchParams.get('t')).toBe(values.text)
  expect(get).toMatchObject({ body: null, headers: { Authorization: 'Bearer k&y' } })
})

test('no text breaks out of its place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { body } = gatewayRequest(
        { ...form, body: '{"a":"{text}","b":"{phone}"}' },
        { ...values, text },
      )
      expect(JSON.parse(body!)).toEqual({ a: text, b: values.phone })
    }),
  )
})

test.each([
  [200, 'anything', null, null, true],
  [500, 'OK', null, 'OK', false],
  [200, '0,ok', null, 'ok', true],
  [200, 'error', null, 'ok', false],
  [200, '{"data":[{"code":0}]}', 'data.0.code', '0', true],
  [200, '{"code":1}', 'code', '0', false],
  [200, 'no json', 'code', '0', false],
  [200, '{}', 'constructor', '', false],
])('%i %s with %s = %s', (status, answer, successPath, successValue, taken) => {
  expect(isTaken(status, answer, { successPath, successValue })).toBe(taken)
})

test('a reply is as old as the first moment that it tells of itself, on the wall of its zone', () => {
  const zone = timeZone('Asia/Shanghai')
  const momentIn = (reply: unknown) => momentOf(reply, zone)
  const at = Date.UTC(2026, 10, 27, 1, 30)
  expect(momentIn({ phone: '13812345678', text: 'TD', time: '2026-11-27 09:30:00' })).toBe(at)
  expect(momentIn({ at: '2026-11-27T09:30' })).toBe(at)
  expect(momentIn({ at: '2026-11-27T01:30:00Z' })).toBe(at)
  expect(momentIn({ at: '2026-11-27 03:30:00+02:00' })).toBe(at)
  for (const none of [{ phone: '13812345678' }, { time: '2026-99-99 09:30' }, 'TD', null]) {
    expect(momentIn(none)).toBeNull()
  }
})
