import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestMailto, mailtoOf } from './mailto.ts'

const read = (href: string) => {
  const url = new URL(href)
  return {
    to: decodeURIComponent(url.pathname),
    subject: url.searchParams.get('subject'),
    body: url.searchParams.get('body')?.replaceAll('\r\n', '\n') ?? null,
  }
}

test('a mail program reads what was written', () => {
  const mail = {
    to: 'a+b@example.com',
    subject: 'TS-2026-0001 & 偏红?',
    body: '您好：\n\n100% = 1 + 2 #\n',
  }
  const { href, whole } = mailtoOf(mail)
  expect(whole).toBe(true)
  expect(read(href)).toEqual(mail)
  expect(href).not.toContain('+b@example.com?subject=TS-2026-0001 ')
})

test('nothing that is typed makes it longer than programs take, or puts in what was not there', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'binary', maxLength: 3000 }), (to, body) => {
      const { href, whole } = mailtoOf({ to, subject: 'x', body })
      if (whole) expect(href.length).toBeLessThanOrEqual(longestMailto)
      expect([...new URL(href).searchParams.keys()]).toEqual(
        whole ? ['subject', 'body'] : ['subject'],
      )
    }),
  )
})

test('a letter that is too long stays out', () => {
  const { href, whole } = mailtoOf({ to: 'a@b.cn', subject: '答复', body: '好'.repeat(300) })
  expect(whole).toBe(false)
  expect(read(href)).toEqual({ to: 'a@b.cn', subject: '答复', body: null })
})
