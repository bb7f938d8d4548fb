import { onScopeDispose } from 'vue'
import { z } from 'zod'
import { toast } from '../../../frame/toasts.ts'
import { t } from '../../../words.ts'

/** Name under which this device keeps what is under way. */
const name = 'laike.bulkRun'
/** Milliseconds between two notes of how far it is, and after which work without a new one has ended. */
const [pause, patience] = [1000, 5000]

const noteSchema = z.object({
  act: z.string(),
  user: z.string(),
  done: z.number(),
  of: z.number(),
  /** UTC milliseconds. */
  at: z.number(),
})
type Note = z.infer<typeof noteSchema>

function read(): Note | undefined {
  try {
    return noteSchema.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Keeps on this device how far work is, for the case that its window goes before it ends. */
export function noteRun(note: Omit<Note, 'at'>): void {
  const at = Date.now()
  const before = read()
  if (before?.act === note.act && at - before.at < pause) return
  try {
    localStorage.setItem(name, JSON.stringify({ ...note, at }))
  } catch {
    // Without it the work goes on all the same.
  }
}

export function forgetRun(act: string): void {
  if (read()?.act === act) localStorage.removeItem(name)
}

/** Tells of work whose window went before it ended, and offers to take back what is done; another window may still be at it. */
export function tellLostRun(user: string | undefined): void {
  const seen = read()
  if (!seen || seen.user !== user) return
  const timer = setTimeout(() => {
    const now = read()
    if (now?.act !== seen.act || now.at !== seen.at) return
    localStorage.removeItem(name)
    toast({ text: t('list.bulk.stopped', seen), undo: seen.act })
  }, patience)
  onScopeDispose(() => clearTimeout(timer))
}
