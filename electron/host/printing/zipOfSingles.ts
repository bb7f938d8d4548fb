import { numberedNames } from '../../../shared/domain/fileNames.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { createZip } from '../word/zipStream.ts'

/** What a zip can be told to hold without the larger numbers of newer ones: files, well below that, and bytes. */
const most = { files: 5000, bytes: 3.9e9 }

/** Makes a file for each recipient, one after the other, in one zip; told are the files that are in it so far. */
export async function* zipOfSingles(
  names: readonly string[],
  end: string,
  make: (index: number) => Promise<Uint8Array>,
): AsyncGenerator<{ bytes: Buffer; pages: number }, Buffer> {
  if (names.length > most.files) throw tooMuch()
  const zip = createZip()
  let size = 0
  for (const [index, name] of numberedNames(names).entries()) {
    zip.add(`${name}${end}`, await make(index))
    const bytes = zip.take()
    size += bytes.length
    if (size > most.bytes) throw tooMuch()
    yield { bytes, pages: index + 1 }
  }
  zip.end()
  return zip.take()
}

const tooMuch = () => failure('invalid', problem([], 'zipTooMuch'))
