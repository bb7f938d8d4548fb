import { failure, problem } from '../../../shared/failure.ts'

/** A part of a file that is made while it is read. */
export interface FilePart {
  readonly bytes: Buffer
  /** Bytes that there are so far: more than `offset` and the part's until the last. */
  readonly size: number
  /** Pages that are in it so far. */
  readonly pages: number
}

/** Reads a file from its beginning to its end, as fast as it is asked for; the last part may be asked for again. */
export function readParts(
  source: AsyncGenerator<{ bytes: Buffer; pages: number }, Buffer>,
  largest: number,
) {
  /** What was made and not yet handed out for good, from `at` on. */
  let waiting = Buffer.alloc(0)
  let at = 0
  let pages = 0
  let ended = false
  let closed = false
  let turn: Promise<unknown> = Promise.resolve()

  const fill = async (upTo: number) => {
    while (!ended && at + waiting.length <= upTo) {
      const { done, value } = await source.next()
      // Whoever let it go while a part was made gets no value any more.
      if (closed) throw failure('gone', problem([], 'printGone'))
      ended = done === true
      waiting = Buffer.concat([waiting, done ? value : value.bytes])
      if (!done) pages = value.pages
    }
  }

  const part = async (offset: number): Promise<FilePart> => {
    if (offset < at) throw failure('gone', problem([], 'printGone'))
    waiting = waiting.subarray(Math.min(offset - at, waiting.length))
    at = offset
    await fill(offset + largest)
    const bytes = waiting.subarray(0, largest)
    return { bytes, size: at + waiting.length, pages }
  }
  return {
    /** One after another: a second question waits for the first. */
    part: (offset: number): Promise<FilePart> => {
      const answer = turn.then(() => part(offset))
      turn = answer.catch(() => {})
      return answer
    },
    close: () => {
      closed = true
      void source.return(Buffer.alloc(0)).catch(() => {})
    },
  }
}
