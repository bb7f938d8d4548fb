/** A picture among the words of a letter: id of its attachment, and how wide it is, in millimetres. */
export interface LetterPicture {
  readonly name: string
  readonly width: number
}

/** A picture as it is kept among words: `![60](id)`. */
export const pictureSign = ({ name, width }: LetterPicture): string => `![${width}](${name})`

const sign = /(!\[\d{1,3}(?:\.\d+)?\]\([0-9a-f]{64}\))/

/** Words and the pictures among them, in their order. */
export const splitPictures = (words: string): (string | LetterPicture)[] =>
  words
    .split(sign)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (!sign.test(piece)) return piece
      const [, width, name] = piece.split(/[[\]()]+/)
      return { name: name!, width: Number(width) }
    })

/** Ids of the pictures that stand in a letter. */
export const picturesIn = (body: string): string[] =>
  splitPictures(body).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name]))

/** A letter without the pictures that are not among these. */
export const withPictures = (body: string, shown: ReadonlySet<string>): string =>
  splitPictures(body)
    .map((piece) => {
      if (typeof piece === 'string') return piece
      return shown.has(piece.name) ? pictureSign(piece) : ''
    })
    .join('')
