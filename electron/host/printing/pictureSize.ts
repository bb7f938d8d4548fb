/** Points of a picture that are unpacked to print it: more are a trap, or of no use at any desk. */
export const mostPoints = 60_000_000

const png = Buffer.from('89504e470d0a1a0a', 'hex')

/** How large a picture says that it is, in points. */
export interface PictureSize {
  readonly type: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
}

/** How many points a PNG or a JPEG says that it has; undefined for what is neither. */
export function pointsOf(bytes: Buffer): number | undefined {
  const size = sizeOf(bytes)
  return size && size.width * size.height
}

/** The size that a PNG or a JPEG says that it has; undefined for what is neither. */
export function sizeOf(bytes: Buffer): PictureSize | undefined {
  if (bytes.subarray(0, png.length).equals(png)) {
    if (bytes.length < 24) return undefined
    return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined
  // A JPEG is a row of parts, each with its length; the frame tells its size.
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const kind = bytes[at + 1]!
    if (kind === 0xff) at += 1
    else if (isFrame(kind)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
      return { type: 'jpeg', width, height }
    } else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** Numbers of frames; those of tables lie between. */
const isFrame = (kind: number) => kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)
