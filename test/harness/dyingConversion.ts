import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAfterSwap } from '../../electron/host/backup/swapOffice.ts'
import { convertOffice, type ConvertOrder } from '../../electron/host/keys/convertOffice.ts'
import { dropKey, holdKey } from '../../electron/host/keys/keyring.ts'
import { settleConversion } from '../../electron/host/keys/settleConversion.ts'
import { openLog } from '../../electron/host/log.ts'
import { openOffice } from '../../electron/host/office.ts'
import { systemClock } from '../../shared/clock.ts'

/** Encrypts an office or decrypts it, opens it again, and dies at the step whose number it is told; says where it is. */
const [dataDir = '', way = '', keys = '', last = ''] = process.argv.slice(2)
let left = Number(last)
const step = (what: string) => {
  process.stdout.write(`${what}\n`)
  if (left === 0) process.kill(process.pid, 'SIGKILL')
  left -= 1
}
const desk = { tell: step, demandGoing: () => step('going') }
const made = JSON.parse(readFileSync(keys, 'utf8')) as NonNullable<ConvertOrder['to']>
const encrypted = way === 'encrypt'

if (!encrypted) holdKey(dataDir, made.key)
const file = join(dataDir, 'office.laike')
const converted = { encrypted, by: null }
convertOffice({ dataDir, file, to: encrypted ? made : null, converted }, desk)
step('decided')
if (encrypted) holdKey(dataDir, made.key)
else dropKey(dataDir)
const office = openAfterSwap(dataDir, () => openOffice({ dataDir }), step)
step('opened')
settleConversion(office, openLog(dataDir, systemClock))
step('settled')
office.close()
step('end')
