import { onScopeDispose, reactive, type Reactive } from 'vue'
import type { Attachment } from '../../shared/fields/field.ts'
import { newId } from '../records/ids.ts'
import { upload } from './uploading.ts'

/** A file on its way to the office. */
export interface Upload {
  readonly key: string
  readonly name: string
  /** Bytes, in all and so far. */
  readonly size: number
  sent: number
  failed: boolean
  readonly stop: () => void
  readonly retry: () => void
}

/**
 * Sends files one after the other, and tells of each when it has arrived. What is still on its way when the scope
 * ends is stopped.
 */
export function useUploads(
  arrived: (attachment: Attachment) => void,
  send: typeof upload = upload,
): { uploads: Reactive<Upload[]>; add: (files: readonly File[]) => void } {
  const uploads = reactive<Upload[]>([])
  const stops = new Set<AbortController>()
  let queue: Promise<void> = Promise.resolve()

  function forget(key: string): void {
    const at = uploads.findIndex((each) => each.key === key)
    if (at >= 0) uploads.splice(at, 1)
  }

  function addOne(file: File): void {
    const key = newId()
    let controller = new AbortController()
    const start = () => {
      controller = new AbortController()
      stops.add(controller)
      const { signal } = controller
      queue = queue.then(async () => {
        const mine = uploads.find((each) => each.key === key)
        if (!mine || signal.aborted) return
        try {
          const attachment = await send(file, signal, (bytes) => (mine.sent = bytes))
          forget(key)
          arrived(attachment)
        } catch {
          mine.failed = true
        } finally {
          stops.delete(controller)
        }
      })
    }
    uploads.push({
      key,
      name: file.name,
      size: file.size,
      sent: 0,
      failed: false,
      stop: () => {
        controller.abort()
        forget(key)
      },
      retry: () => {
        const mine = uploads.find((each) => each.key === key)
        if (mine) Object.assign(mine, { failed: false, sent: 0 })
        start()
      },
    })
    start()
  }

  onScopeDispose(() => stops.forEach((stop) => stop.abort()))
  return { uploads, add: (files) => files.forEach(addOne) }
}
