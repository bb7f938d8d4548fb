/** Characters of a name of a file: with its folder and its number it fits every system. */
const longest = 80

/** What no file system takes in a name, what is not seen, and halves of characters. */
const unfit = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]+/gu

/** Names for files that stand in one folder: each begins with its number, so that none is there twice and all stay in order. */
export function numberedNames(said: readonly string[]): string[] {
  const digits = Math.max(2, String(said.length).length)
  return said.map((name, index) => {
    const number = String(index + 1).padStart(digits, '0')
    const clean = name.replace(unfit, ' ').replace(/\s+/gu, ' ').trim()
    const short = [...clean].slice(0, longest).join('')
    return `${number} ${short}`.replace(/[. ]+$/u, '')
  })
}
