import type { MailText } from './mailText.ts'

/** What somebody answers who wants no more, and nothing else. */
const refusals = new Set([
  ...['退订', '取消订阅', '拒收', '不要再发', 'td', 't', 'r', 'n', 'tuiding'],
  ...['unsubscribe', 'stop', 'remove'],
])
/** In an email a letter alone says too little. */
const bare = (text: string): string => text.replace(/[\p{P}\p{S}\s]+/gu, '').toLowerCase()

/** Whether a text message says no more than that its sender wants no other. */
export const isRefusalText = (text: string): boolean => refusals.has(bare(text))

const isRefusalWord = (text: string): boolean => bare(text).length > 1 && isRefusalText(text)

/** Whether an email asks to be left alone: its first own line says so and nothing else, or its subject. What answers by itself asks for nothing. */
export function isRefusalMail({ head, text }: Pick<MailText, 'head' | 'text'>): boolean {
  if ((head('Auto-Submitted') ?? 'no').toLowerCase() !== 'no') return false
  const own = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('>')) ?? ''
  const subject = head('Subject') ?? ''
  return isRefusalWord(own) || isRefusalWord(subject.replace(/^((re|回复|答复)[:：]\s*)+/i, ''))
}
