import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailText } from './mailText.ts'
import { isRefusalMail, isRefusalText } from './refusal.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
const mail = (heads: string, body: string) => bytes(`${heads}\r\n\r\n${body}`)
const from = 'From: =?utf-8?B?5rKI5LiA56a+?= <Shen@kehu.example>\r\n'
const gbk = 'zcu2qQ=='

test.each([
  ['in words', mail(`${from}Subject: Re: hello`, '“退订”\r\n\r\n> 如不想再收到，请回复“退订”。')],
  ['in the subject alone', mail(`${from}Subject: unsubscribe`, '')],
  ['in a subject in Chinese', mail(`${from}Subject: =?utf-8?B?5Zue5aSN77ya6YCA6K6i?=`, '')],
  [
    'in GBK, beside HTML',
    mail(
      `${from}Content-Type: multipart/alternative; boundary="b"`,
      `--b\r\nContent-Type: text/plain; charset=gb18030\r\nContent-Transfer-Encoding: base64\r\n\r\n${gbk}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--b--`,
    ),
  ],
])('an email asks to be left alone %s', (_name, source) => {
  const read = mailText(source)
  expect(read.from).toBe('shen@kehu.example')
  expect(isRefusalMail(read)).toBe(true)
})

test.each([
  ['an answer', mail('Subject: Re: hello', '好的，谢谢。\r\n> 请回复“退订”。')],
  ['a question about it', mail('Subject: hello', '怎么退订？')],
  ['one that answers by itself', mail('Auto-Submitted: auto-replied\r\nSubject: x', '退订')],
  ['a letter alone', mail('Subject: hello', 'T')],
  ['nothing', ''],
])('%s asks for nothing', (_name, source) => expect(isRefusalMail(mailText(source))).toBe(false))

test('a text message refuses by a letter too, and by nothing that says more', () => {
  expect(['R', 't', ' td。', '退订', 'N'].every(isRefusalText)).toBe(true)
  expect(['收到', '退订单怎么办', '', 'tomorrow'].some(isRefusalText)).toBe(false)
})

test('whatever lies in a folder is read, and throws nothing', () => {
  const part = fc.oneof(
    fc.constantFrom('@', ',', '<', '>', ' ', '\n\t', '=?utf-8?B?', '?=', '=?gbk?Q?=', 're:', 'a'),
    fc.string({ maxLength: 5 }),
  )
  // What is long and almost right is what a pattern takes long over.
  const run = fc.tuple(part, fc.nat(20_000)).map(([text, times]) => text.repeat(times))
  const said = fc.array(fc.oneof(part, run), { maxLength: 4 }).map((parts) => parts.join(''))
  const sources = fc.tuple(said, said, said).map(([from, subject, body]) => {
    return `From: ${from}\r\nSubject: ${subject}\r\n\r\n${body}`
  })
  const read = (source: string) => void isRefusalMail(mailText(source))
  read(`From: ${'@'.repeat(50_000)},`)
  fc.assert(fc.property(fc.oneof(fc.string(), sources), read), { numRuns: 50 })
})
