import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { noteBrought } from '../../electron/host/attachments/brought.ts'
import { program } from '../../electron/host/records/access.ts'
import { readSetting, writeSetting } from '../../electron/host/settings.ts'
import type { Client } from '../../renderer/connection.ts'
import type { Attachment } from '../../shared/fields/field.ts'
import { addAccount, failing, password, setUpFolder, tempHost } from '../harness/apiDesk.ts'

test('a file is put into a record by whoever brought it, and by nobody who only knows what it is called by', async () => {
  const office = tempHost({ every: () => () => {}, folder: await setUpFolder('protected') })
  const signedIn = async (login: string, typed = `${login} ${login} ${login}`) => {
    const desk = office.desk()
    await desk.session.signIn({ login, password: typed })
    return desk
  }
  const bring = async (desk: Client, text: string) => {
    const upload = randomUUID()
    const content = Buffer.from(text).toString('base64')
    await desk.attachments.write({ upload, offset: 0, content })
    return desk.attachments.finish({ upload, name: `${text}.pdf`, type: 'application/pdf' })
  }
  const put = async (desk: Client, entity: string, values: object) => {
    const id = randomUUID()
    await desk.records.create({ entity, id, act: randomUUID(), values: { ...values } })
    return id
  }
  const change = (desk: Client, id: string, files: readonly Attachment[]) => {
    const act = randomUUID()
    const values = { attachments: files }
    return desk.records.update({ entity: 'customer', id, act, values }).then(() => act)
  }
  const chief = await signedIn('沈一禾', password)
  await addAccount(chief, 'lu')
  let clerk = await signedIn('lu')
  const secret = await bring(chief, '工资表')
  await put(chief, 'customer', { name: '春风商贸', attachments: [secret] })
  const unknown = { ...secret, id: createHash('sha256').update('不存在').digest('hex') }
  const tried = async (file: Attachment) =>
    failing(put(clerk, 'customer', { name: '试探', attachments: [file] }))
  expect(await tried(secret)).toBe('invalid attachments:notFound')
  expect(await tried(secret)).toBe(await tried(unknown))

  // What was brought is theirs to put in, also after the program was closed meanwhile.
  const offer = await bring(clerk, '报价')
  // However much others bring.
  const { office: open } = office.host
  const others = Array.from({ length: 999 }, (_, n) => ['somebody', String(n)] as const)
  open.store.transact({ id: randomUUID(), source: 'sample', actor: program }, (tx) =>
    writeSetting(tx, 'brought', [...(readSetting(tx, 'brought') ?? []), ...others]),
  )
  noteBrought(open, { ...program, role: 'staff', user: 'somebody' }, 'one more')
  await office.restart()
  clerk = await signedIn('lu')
  const own = await put(clerk, 'customer', { name: '自己的', attachments: [offer] })
  expect(await failing(change(clerk, own, [offer, secret]))).toBe('invalid attachments:notFound')
  // Once for each time it was brought.
  const left = () => readSetting(office.host.office.reading, 'brought')!.map(([, file]) => file)
  expect(left()).not.toContain(offer.id)
  for (const text of ['报价', '报价']) await bring(clerk, text)
  for (const name of ['一', '二']) await put(clerk, 'customer', { name, attachments: [offer] })
  expect(await tried(offer)).toBe('invalid attachments:notFound')
  // What stood there stays, and comes back by an undo, whoever brought it.
  const boss = await signedIn('沈一禾', password)
  await change(boss, own, [offer, secret])
  const away = await change(clerk, own, [secret])
  await change(clerk, own, [])
  expect(await failing(change(clerk, own, [secret]))).toMatch(/^answered/)
  const undone = await clerk.records.undo({ act: randomUUID(), undo: away })
  while (!(await undone.next()).done);
  // Whoever has a file themselves brings it again.
  expect(await bring(clerk, '工资表')).toMatchObject({ id: secret.id })
  expect(await tried(secret)).toMatch(/^answered/)
  await office.remove()
})
