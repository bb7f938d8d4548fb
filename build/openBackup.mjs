// Opens a backup of Laike without Laike: node openBackup.mjs BACKUP TARGET
// Needs Node 20 or later and nothing else. An encrypted backup asks for its passphrase, or takes it from the variable
// LAIKE_PASSPHRASE; that of an encrypted office for a password or the recovery key of then, and for its database for
// SQLite3 Multiple Ciphers (npm install better-sqlite3-multiple-ciphers). The format is written down in
// docs/backup-format.md.
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
const master = manifest.officeKey
  ? await officeKey(manifest.officeKey, readFileSync(join(backup, 'office.keys'), 'utf8'))
  : manifest.encryption
    ? await masterKey(manifest.encryption)
    : null
const seal = master
  ? createHmac('sha256', derived('', 'laike manifest')).update(body)
  : createHash('sha256').update(body)
if (text.trimEnd().slice(-64) !== seal.digest('hex')) stop('The manifest was changed.')

for (const [name, { sha256 }] of Object.entries(manifest.files)) {
  if (hash(readFileSync(join(backup, name))) !== sha256) stop(`${name} is damaged.`)
}
mkdirSync(target, { recursive: true })
const database = join(target, 'office.laike')
if (manifest.encryption) writeFileSync(database, contentOf(join(backup, 'office.laike.enc')))
else copyFileSync(join(backup, 'office.laike'), database)
if (manifest.officeKey) await decryptPages(database, manifest.officeKey.cipher)
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
 * The key of an encrypted office: wrapped in office.keys by passwords, and by the recovery key.
 * @param {{ check: string }} recipe
 * @param {string} keys
 */
async function officeKey({ check }, keys) {
  const { people, recovery } = JSON.parse(keys)
  const secret = process.env.LAIKE_PASSPHRASE ?? (await ask('Password or recovery key: '))
  const tries = []
  if (recovery) {
    const [chance, salt] = [recoveryBytes(secret), Buffer.from(recovery.salt, 'hex')]
    const derive = () => Buffer.from(hkdfSync('sha256', chance, salt, 'laike recovery', 32))
    tries.push({ bound: 'recovery', sealed: recovery.sealed, derive })
  }
  for (const { user, salt, ln, r, p, sealed } of people) {
    const cost = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r }
    const derive = () => scryptSync(secret.normalize('NFKC'), Buffer.from(salt, 'hex'), 32, cost)
    tries.push({ bound: user, sealed, derive })
  }
  for (const { bound, sealed, derive } of tries) {
    const key = unwrapped(sealed, derive(), bound)
    const found = key && Buffer.from(hkdfSync('sha256', key, '', 'laike check', 32)).toString('hex')
    if (found?.slice(0, 32) === check) return key
  }
  return stop('Neither a password nor the recovery key of this backup.')
}

/**
 * Eight groups of four characters of Crockford's base 32, each with one that checks it, which is left out here.
 * @param {string} text
 */
function recoveryBytes(text) {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const typed = text.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  const values = [...typed.replace(/[^0-9A-Z]/g, '')].filter((_, at) => at % 5 !== 4)
  const bits = values.map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

/**
 * @param {string} sealed
 * @param {Buffer} secret
 * @param {string} bound
 */
function unwrapped(sealed, secret, bound) {
  const bytes = Buffer.from(sealed, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  } catch {
    return null
  }
}

/**
 * @param {string} file
 * @param {string} cipher
 */
async function decryptPages(file, cipher) {
  const key = derived('', 'laike pages').toString('hex')
  const pragmas = [`cipher = '${cipher}'`, `key = "raw:${key}"`, 'journal_mode = MEMORY']
  // Laike has it under another name.
  const names = ['better-sqlite3-multiple-ciphers', 'better-sqlite3']
  const driver = await import(`${names[0]}`).catch(() => import(`${names[1]}`))
  const connection = new driver.default(file)
  for (const pragma of [...pragmas, 'rekey = ""']) connection.pragma(pragma)
  connection.close()
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
