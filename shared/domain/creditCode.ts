const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const shape = new RegExp(`^[${letters}]{2}\\d{6}[${letters}]{10}$`, 'u')

/** What is wrong with a 统一社会信用代码 (see creditCodeProblem). */
export type CreditCodeProblem = 'shape' | 'checkDigit'

/** A credit code as it is kept: half-width capitals and digits without spaces or hyphens. */
export function normalCreditCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '')
}

/**
 * Why a text is no 18-character unified social credit code (GB 32100-2015, check digit modulo 31);
 * undefined when it is one.
 */
export function creditCodeProblem(text: string): CreditCodeProblem | undefined {
  const code = normalCreditCode(text)
  if (!shape.test(code)) return 'shape'
  return creditCodeCheckDigit(code.slice(0, 17)) === code[17] ? undefined : 'checkDigit'
}

/** The eighteenth character for the first seventeen; weights are the powers of 3 modulo 31. */
export function creditCodeCheckDigit(body: string): string {
  let sum = 0
  let weight = 1
  for (const letter of body) {
    sum += letters.indexOf(letter) * weight
    weight = (weight * 3) % 31
  }
  return letters[(31 - (sum % 31)) % 31]!
}
