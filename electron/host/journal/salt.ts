import { randomFillSync } from 'node:crypto'

/** Chance enough that nobody finds an erased value by trying. */
const saltBytes = 9
/** Drawn for so many salts at once: one by one that takes as long as hashing the entry. */
const drawn = Buffer.alloc(saltBytes * 400)
let used = drawn.length

/** Chance for the digest of one entry, in base64url: nobody gets the same. */
export function newSalt(): string {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += saltBytes
  return drawn.toString('base64url', used - saltBytes, used)
}
