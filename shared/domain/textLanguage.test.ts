import { expect, test } from 'vitest'
import { textLanguage } from './textLanguage.ts'

test.each([
  ['{{recipient.name}}您好，VIP 到期', 'zh-CN'],
  ['Dear {{recipient.name}}, you are due', 'en'],
  ['{{recipient.name}}: 123', undefined],
])('%s is written in %s', (text, language) => expect(textLanguage(text)).toBe(language))
