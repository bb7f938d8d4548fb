import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { backupReasons } from '../../../shared/api/backup.ts'
import { ciphers } from '../keys/officeKey.ts'
import { hex } from '../keys/wrapping.ts'
import { sealKey, type Master } from './backupKey.ts'

/** Version of a backup's form, see `docs/backup-format.md`; a program refuses a later one than its own. */
export const backupFormat = 2

/** Name of the manifest in a backup's folder. */
export const manifestName = 'manifest.json'

const size = z.int().min(0)

const manifestSchema = z.object({
  /** 2 where the office was encrypted, which programs of format 1 know nothing of. */
  format: z.int().min(1).max(backupFormat),
  /** Version of the program that made it. */
  program: z.string(),
  /** Version of the database's schema. */
  schema: size,
  office: z.object({ id: z.string(), name: z.string().nullable() }),
  /** The install that made it: only its own backups are cleared up. */
  install: z.string(),
  /** UTC milliseconds. */
  madeAt: z.int(),
  reason: z.enum(backupReasons),
  /** Live records by entity. */
  counts: z.record(z.string(), size),
  /** Clock of the newest change. */
  newest: size,
  /** Newest seal of the journal, by which it is found out that entries were cut off; null before there were seals. */
  seal: z.object({ number: size, hash: z.string() }).nullable(),
  /** What lies beside this file, as it lies there. */
  files: z.record(z.string().regex(/^[a-z.]+$/), z.object({ size, sha256: hex(32) })),
  /** What `files.json` lists; `damaged` ones had other bytes than their name stands for, and are not among them. */
  attachments: z.object({ count: size, bytes: size, damaged: size }),
  encryption: z
    .object({
      salt: hex(16),
      logN: z.int().min(10).max(22),
      r: z.int(),
      p: z.int(),
      check: hex(16),
    })
    .nullable(),
  /** Of an encrypted office: its database is as it lay there, and `office.keys` beside it opens it. */
  officeKey: z.object({ cipher: z.enum(ciphers), check: hex(16) }).optional(),
})

/** What a backup says about itself. */
export type Manifest = z.infer<typeof manifestSchema>

/** Writes a manifest with its seal: SHA-256 over the text before it, keyed where the backup is encrypted. */
export function writeManifest(manifest: Manifest, key: Master | null): string {
  const body = JSON.stringify(manifest, null, 2)
  return `${body}\n${sealOf(body, key).toString('hex')}\n`
}

/** What is wrong with a manifest that can't be read. */
export type ManifestProblem = 'backupTruncated' | 'backupDamaged' | 'backupForged' | 'backupNewer'

/** Reads a manifest. Without its key the seal of an encrypted backup is left unlooked at. */
export function readManifest(text: string, key: Master | null): Manifest | ManifestProblem {
  const [, body, seal] = /^(\{.*\})\n([0-9a-f]{64})\n$/s.exec(text) ?? []
  if (body === undefined || seal === undefined) return 'backupTruncated'
  const found = parsed(body)
  const format = z.object({ format: z.int() }).safeParse(found)
  if (format.success && format.data.format > backupFormat) return 'backupNewer'
  const manifest = manifestSchema.safeParse(found)
  if (!manifest.success) return 'backupForged'
  const isKeyed = manifest.data.encryption !== null || manifest.data.officeKey !== undefined
  if (isKeyed && !key) return manifest.data
  const wanted = sealOf(body, isKeyed ? key : null)
  return timingSafeEqual(wanted, Buffer.from(seal, 'hex')) ? manifest.data : 'backupForged'
}

const sealOf = (body: string, key: Master | null): Buffer =>
  key
    ? createHmac('sha256', sealKey(key)).update(body).digest()
    : createHash('sha256').update(body).digest()

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
