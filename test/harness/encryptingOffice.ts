import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recoveryKeyOf } from '../../shared/domain/recoveryKey.ts'
import type { Client } from '../../renderer/connection.ts'
import { failing, password, setUpFolder, tempHost } from './apiDesk.ts'

/** What a file of an office holds that is encrypted in tests, several chunks of it, and what its customer is called. */
export const contract = Buffer.from('青麓纸业年度供货合同，单价只此一份。'.repeat(25_000))
export const customer = '钱塘彩印包装有限公司'
export const recovery = recoveryKeyOf(randomBytes(20))

/** Goes through a stream of work to its end. */
export async function through(work: PromiseLike<AsyncIterable<unknown>>): Promise<void> {
  const stream = (await work)[Symbol.asyncIterator]()
  while (!(await stream.next()).done);
}

/** All of a file that is kept with a customer. */
export async function contractOf(
  desk: Client,
  { record, file }: { readonly record: string; readonly file: string },
): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let offset = 0; ;) {
    const asked = { entity: 'customer', record, id: file, offset }
    const { content, size } = await desk.attachments.read(asked)
    parts.push(Buffer.from(content, 'base64'))
    offset += parts.at(-1)!.length
    if (offset >= size) return Buffer.concat(parts)
  }
}

/** An office with accounts that opens anew where work asks for it, with its administrator signed in. */
export async function encryptingOffice() {
  let wake = () => {}
  const office = tempHost({
    restart: () => void office.restart().then(() => wake()),
    folder: await setUpFolder('protected'),
  })
  const signIn = async (login = '沈一禾', typed = password) => {
    const desk = office.desk()
    const answer = await failing(desk.session.signIn({ login, password: typed }))
    return answer.startsWith('answered') ? desk : answer
  }
  const signedIn = async (login?: string, typed?: string): Promise<Client> => {
    const desk = await signIn(login, typed)
    if (typeof desk === 'string') throw new Error(desk)
    return desk
  }
  /** Work after which the office opens anew. */
  const throughRestart = async (work: PromiseLike<AsyncIterable<unknown>>) => {
    const reopened = new Promise<void>((resolve) => (wake = resolve))
    await through(work)
    await reopened
  }
  const made = {
    office,
    chief: await signedIn(),
    signIn,
    signedIn,
    throughRestart,
    encrypt: () => throughRestart(made.chief.encryption.encrypt({ password, recovery })),
    /** A customer with a contract. */
    fill: async (): Promise<{ record: string; file: string }> => {
      const { chief } = made
      const upload = crypto.randomUUID()
      const part = 256 * 1024
      for (let offset = 0; offset < contract.length; offset += part) {
        const content = contract.subarray(offset, offset + part).toString('base64')
        await chief.attachments.write({ upload, offset, content })
      }
      const kept = await chief.attachments.finish({ upload, name: '合同.txt', type: 'text/plain' })
      const record = crypto.randomUUID()
      await chief.records.create({
        entity: 'customer',
        id: record,
        act: crypto.randomUUID(),
        values: { name: customer, attachments: [kept] },
      } as never)
      return { record, file: kept.id }
    },
    /** Files of a folder, of the data folder those beside the backups from before, that hold some words as they are. */
    holding: (words: string, folder?: string): string[] => {
      const files = readdirSync(folder ?? office.folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => folder !== undefined || !file.includes('backups'))
      return files.filter((file) => readFileSync(file).includes(words))
    },
  }
  return made
}

export type EncryptingOffice = Awaited<ReturnType<typeof encryptingOffice>>
