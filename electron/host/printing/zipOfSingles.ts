import { numberedNames } from '../../../shared/domain/fileNames.ts'
import { createZip } from '../word/zipStream.ts'

/** Makes a file for each recipient, one after the other, in one zip; told are the files that are in it so far. */
export async function* zipOfSingles(
  names: readonly string[],
  end: string,
  make: (index: number) => Promise<Uint8Array>,
): AsyncGenerator<{ bytes: Buffer; pages: number }, Buffer> {
  const zip = createZip()
  for (const [index, name] of numberedNames(names).entries()) {
    zip.add(`${name}${end}`, await make(index))
    yield { bytes: zip.take(), pages: index + 1 }
  }
  zip.end()
  return zip.take()
}
