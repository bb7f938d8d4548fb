import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Files that are packed already. */
const packed = /\.(png|jpe?g|gif|emf\.gz|zip|docx)$/i

/** Bytes of a file that is not worth packing: there may be thousands of them, and each costs a packer. */
const small = 2048

/** A zip that is written while what goes into it is made. */
export function createZip() {
  let ready: Uint8Array[] = []
  let wrong: Error | null = null
  const zip = new Zip((error, bytes) => {
    wrong ??= error
    if (bytes) ready.push(bytes)
  })
  const begin = (name: string, size = Infinity) => {
    const isPlain = size < small || packed.test(name)
    const file = isPlain ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 3 })
    // The same letter gives the same bytes, and tells nobody's clock.
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    return file
  }
  return {
    add: (name: string, bytes: Uint8Array): void => begin(name, bytes.length).push(bytes, true),
    /** A file that is written in parts; no other begins until it ends. */
    open: (name: string) => {
      const file = begin(name)
      return {
        write: (text: string): void => void file.push(Buffer.from(text)),
        end: (text: string): void => void file.push(Buffer.from(text), true),
      }
    },
    end: (): void => zip.end(),
    /** What was packed since it was asked last. */
    take: (): Buffer => {
      if (wrong) throw wrong
      const bytes = Buffer.concat(ready)
      ready = []
      return bytes
    },
  }
}
