/** How hard a password is to guess; `short` is refused, `easy` is let through with a word of warning. */
export type PasswordStrength = 'none' | 'short' | 'easy' | 'enough' | 'strong'

/** Fewest characters that the host takes. */
export const passwordLength = 8

// What offices type when they are asked for a password; first in every list that guessers use.
const usual = [
  'password',
  'passw0rd',
  'admin',
  'administrator',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'abc123',
  'a123456',
  'laike',
  'qwerty',
  '5201314',
]

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Bits below which a password falls to somebody who tries a few million. */
const easyBits = 34
const strongBits = 60

/**
 * Estimates a password: characters by the alphabet they come from, with runs (1234, qwer, aaaa), usual words and the
 * person's own names (`known`) counted as one character each.
 */
export function passwordStrength(
  password: string,
  known: readonly string[] = [],
): PasswordStrength {
  if (password === '') return 'none'
  if (password.length < passwordLength) return 'short'
  const left = withoutWords(password, known)
  const bits = countedLength(left.toLowerCase()) * Math.log2(alphabet(left))
  if (bits < easyBits) return 'easy'
  return bits < strongBits ? 'enough' : 'strong'
}

/** The password with every usual word and known name made one character. */
function withoutWords(password: string, known: readonly string[]): string {
  return [...known.map((word) => word.trim()), ...usual]
    .filter((word) => word.length >= 2)
    .reduce((rest, word) => rest.replaceAll(new RegExp(escaped(word), 'gi'), '~'), password)
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function countedLength(password: string): number {
  let counted = 0
  for (let at = 0; at < password.length; at++) {
    const run = at > 0 && follows(password[at - 1] ?? '', password[at] ?? '')
    counted += run ? 0.25 : 1
  }
  return counted
}

/** The same character again, or its neighbour in a row of the keyboard or the alphabet. */
function follows(before: string, here: string): boolean {
  if (before === here) return true
  return rows.some((row) => row.includes(before + here) || row.includes(here + before))
}

/** Size of the alphabet that a guesser would have to try. */
function alphabet(password: string): number {
  const size =
    (/[a-z]/.test(password) ? 26 : 0) +
    (/[A-Z]/.test(password) ? 26 : 0) +
    (/\d/.test(password) ? 10 : 0) +
    (/[^\w\s]|_|\s/.test(password) ? 33 : 0)
  return /[^\u0000-\u007f]/.test(password) ? size + 2000 : Math.max(size, 2)
}
