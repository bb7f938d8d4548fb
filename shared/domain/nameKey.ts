import { fold } from './fold.ts'

const chineseForm =
  /(?:股份有限|有限责任|有限責任|股份|有限|责任|責任|集团|集團|总|總)?(?<![分子])公司$|(?:集团|集團|工厂|工廠|总厂|總廠|(?<!分)[厂廠])$/u
const latinForms = [
  '(?:and )?co(?: ?ltd| kg)?|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|plc',
  'gmbh|mbh|ag|kg|kgaa|ohg|sa|sas|sarl|srl|bv|nv|ab|oy|aps|pte|pty|pvt|sdn|bhd|group|holdings?',
]
const latinForm = new RegExp(`(?:^|(?<=[^a-z])| )(?:${latinForms.join('|')})$`, 'u')
const letterOrDigit = /[\p{L}\p{N}]/u
const provinceWord = /^(\p{Script=Han}{2,3})省(?=\p{Script=Han}{2})/u
const cityWord =
  /^(\p{Script=Han}{2,6}?)(?<![超城都夜门門集闹鬧股菜花])市(?![政场場民区區北南中郊])(?=\p{Script=Han}{2})/u

/**
 * The key under which two spellings of a company's or person's name meet: width, case, accents,
 * spaces, brackets, punctuation, 省 and 市 of the place in front and the legal form at the end (有限公司,
 * 集团, 厂, Co., Ltd, GmbH …) do not count. A branch (分公司) stays another name. At least two letters
 * stay; '' only when the text holds no letter or digit, and then stands for nothing.
 */
export function nameKey(text: string): string {
  const words = fold(
    text.replace(/[.．'’]/gu, '').replace(/(?<=[\p{L}\p{N}] *)[&＆](?= *[\p{L}\p{N}])/gu, ' and '),
  )
  let name = words.replace(/(?<![a-z0-9]) | (?![a-z0-9])/gu, '')
  let form = legalForm(name)
  while (form && lettersIn(name) - lettersIn(form) >= 2) {
    name = name.slice(0, -form.length)
    form = legalForm(name)
  }
  const key = name.replaceAll(' ', '').replace(provinceWord, '$1').replace(cityWord, '$1')
  // Marks are part of words in some scripts, but none by themselves.
  return letterOrDigit.test(key) ? key : ''
}

function legalForm(name: string): string | undefined {
  return (chineseForm.exec(name) ?? latinForm.exec(name))?.[0]
}

function lettersIn(text: string): number {
  return text.replaceAll(' ', '').length
}
