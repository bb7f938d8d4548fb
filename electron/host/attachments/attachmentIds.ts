import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Ids of the attachments that lie in a data folder; uploads that are under way are none yet. */
export function attachmentIds(dataDir: string): string[] {
  const folder = join(dataDir, 'attachments')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((part) => /^[0-9a-f]{2}$/.test(part))
    .flatMap((part) => readdirSync(join(folder, part)))
    .filter((id) => /^[0-9a-f]{64}$/.test(id))
}
