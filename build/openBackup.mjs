// Opens a backup of Laike without Laike: node openBackup.mjs BACKUP TARGET
// Needs Node 20 or later and nothing else. An encrypted backup asks for its passphrase, or takes it from the variable
// LAIKE_PASSPHRASE. The format is written down in docs/backup-format.md.
import { createDecipheriv, createHash, createHmac, hkdfSync, scryptSync } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'

const [backup, target] = process.argv.slice(2)
if (!backup || !target) stop('node openBackup.mjs BACKUP TARGET')

const text = readFileSync(join(backup, 'manifest.json'), 'utf8')
const body = text.slice(0, text.lastIndexOf('}') + 1)
const manifest = JSON.parse(body)
/** @type {Buffer | null} */
const master = manifest.encryption ? await masterKey(manifest.encryption) : null
const seal = master
  ? createHmac('sha256', derived('', 'laike manifest')).update(body)
  : createHash('sha256').update(body)
if (text.trimEnd().slice(-64) !== seal.digest('hex')) stop('The manifest was changed.')

for (const [name, { sha256 }] of Object.entries(manifest.files)) {
  if (hash(readFileSync(join(backup, name))) !== sha256) stop(`${name} is damaged.`)
}
mkdirSync(target, { recursive: true })
unpack(join(backup, master ? 'office.laike.enc' : 'office.laike'), join(target, 'office.laike'))
const shared = JSON.parse(readFileSync(join(backup, 'files.json'), 'utf8'))
for (const [name] of shared) {
  const content = contentOf(join(dirname(backup), 'files', name))
  const id = hash(content)
  const file = join(target, 'attachments', id.slice(0, 2), id)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
console.log(`office.laike and ${shared.length} attachments are in ${target}`)

/** @param {{ salt: string, logN: number, r: number, p: number, check: string }} recipe */
async function masterKey({ salt, logN, r, p, check }) {
  const cost = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r }
  const passphrase = process.env.LAIKE_PASSPHRASE ?? (await ask('Passphrase: '))
  const key = scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 32, cost)
  const found = Buffer.from(hkdfSync('sha256', key, '', 'laike check', 32)).toString('hex')
  if (found.slice(0, 32) !== check) stop('The passphrase is wrong.')
  return key
}

/** @param {string} question */
async function ask(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(question)
  terminal.close()
  return answer
}

/**
 * @param {string} from
 * @param {string} to
 */
function unpack(from, to) {
  if (master) writeFileSync(to, contentOf(from))
  else copyFileSync(from, to)
}

/** @param {string} path */
function contentOf(path) {
  const bytes = readFileSync(path)
  if (!master) return bytes
  const header = bytes.subarray(0, 40)
  const key = derived(header.subarray(8), 'laike file')
  const size = 1024 * 1024 + 16
  const parts = []
  for (let at = 40, place = 0; ; at += size, place += 1) {
    const chunk = bytes.subarray(at, at + size)
    const nonce = Buffer.alloc(12)
    nonce.writeBigUInt64BE(BigInt(place), 3)
    nonce[11] = Number(chunk.length < size)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAAD(header).setAuthTag(chunk.subarray(-16))
    parts.push(decipher.update(chunk.subarray(0, -16)), decipher.final())
    if (chunk.length < size) return Buffer.concat(parts)
  }
}

/**
 * @param {Buffer | string} salt
 * @param {string} info
 */
function derived(salt, info) {
  return Buffer.from(hkdfSync('sha256', master ?? '', salt, info, 32))
}

/** @param {Buffer} bytes */
function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
