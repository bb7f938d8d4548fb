import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notice } from '../../test/harness/bounces.ts'
import { deliveryReport } from './deliveryReport.ts'

test('a notice tells which message came back, from whom, and whether for good', () => {
  expect(deliveryReport(notice('<1@qinglu.example>', 'gone@kehu.example'))).toEqual({
    messageId: '<1@qinglu.example>',
    recipients: ['gone@kehu.example'],
    isFinal: true,
    said: '550 5.1.1 User unknown',
  })
  expect(deliveryReport(notice('<1@x>', 'a@b.cn', '4.2.2'))).toMatchObject({ isFinal: false })
})

test.each([
  ['a letter', 'From: a@b.cn\nContent-Type: text/plain\n\nAction: failed'],
  ['one that came late', notice('<1@x>', 'a@b.cn').replace('Action: failed', 'Action: delayed')],
  ['one that names no message', notice('', 'a@b.cn')],
  ['nothing', ''],
])('%s is none', (_name, source) => expect(deliveryReport(source)).toBeNull())

test('whatever is sent there is read in no time, and throws nothing', () => {
  const whole = notice('<1@x>', 'a@b.cn')
  fc.assert(
    fc.property(fc.string(), fc.nat(whole.length), (junk, at) => {
      deliveryReport(whole.slice(0, at) + junk + whole.slice(at))
    }),
  )
  expect(
    deliveryReport(`${whole.slice(0, 300)}${'\n--RAA14128.773615765'.repeat(50_000)}`),
  ).toBeNull()
})
