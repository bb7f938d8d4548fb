/** No I, L, O or U: nothing that is read for something else (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const [groups, groupLength] = [8, 4]
/** Odd, so that no single character can be another one unseen. */
const weights = [1, 3, 5, 7]

/** Bytes of chance in a recovery key. */
export const recoveryBytes = 20

/** A recovery key as it is printed: eight groups of four characters and one that checks them and their place. */
export function recoveryKeyOf(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const values = Array.from({ length: groups * groupLength }, (_, at) =>
    parseInt(bits.slice(at * 5, at * 5 + 5), 2),
  )
  return Array.from({ length: groups }, (_, group) => {
    const own = values.slice(group * groupLength, (group + 1) * groupLength)
    return [...own, checkOf(own, group)].map((value) => alphabet[value]).join('')
  }).join('-')
}

/** What was typed for a recovery key: its bytes, or what is wrong with it; `group` counts from 1. */
export function readRecoveryKey(
  text: string,
):
  | { readonly bytes: Uint8Array }
  | { readonly problem: 'length' | 'group'; readonly group: number } {
  const typed = text.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  const values = [...typed.replace(/[^0-9A-Z]/g, '')].map((letter) => alphabet.indexOf(letter))
  const bits: string[] = []
  for (let group = 0; group < groups; group += 1) {
    const own = values.slice(group * (groupLength + 1), (group + 1) * (groupLength + 1))
    if (own.length <= groupLength) return { problem: 'length', group: group + 1 }
    const isRight = !own.includes(-1) && checkOf(own.slice(0, groupLength), group) === own.at(-1)
    if (!isRight) return { problem: 'group', group: group + 1 }
    for (const value of own.slice(0, groupLength)) bits.push(value.toString(2).padStart(5, '0'))
  }
  if (values.length > groups * (groupLength + 1)) return { problem: 'length', group: groups }
  const joined = bits.join('')
  return {
    bytes: Uint8Array.from({ length: recoveryBytes }, (_, at) =>
      parseInt(joined.slice(at * 8, at * 8 + 8), 2),
    ),
  }
}

const checkOf = (values: readonly number[], group: number): number =>
  values.reduce((sum, value, at) => sum + value * weights[at]!, group) % alphabet.length
