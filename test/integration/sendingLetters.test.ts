import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RehearsedLine } from '../../shared/api/sending.ts'
import { customName } from '../../shared/customFields.ts'
import type { Piece } from '../../shared/domain/mailPiece.ts'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import { attachmentFile } from '../../electron/host/attachments/attachmentFiles.ts'
import { gatherPieces } from '../../electron/host/mailings/gatherPieces.ts'
import { printPartsBeside } from '../../electron/host/printing/printParts.ts'
import type { Mailing } from '../../electron/host/sending/composeMessage.ts'
import { queueMailing } from '../../electron/host/sending/queueMailing.ts'
import { rehearseMailing } from '../../electron/host/sending/rehearseMailing.ts'
import { failing } from '../harness/apiDesk.ts'
import { actOf, tempFolder } from '../harness/office.ts'
import { sendingOffice } from '../harness/sendingOffice.ts'
import { partsOf, withServer } from '../harness/smtpOffice.ts'
import { field, line, run } from '../harness/wordFile.ts'

const hostScript = new URL('../../electron/host/host.ts', import.meta.url).href

let desk: Awaited<ReturnType<typeof sendingOffice>>
let { put, change, read, account, mailingTo, send, steer, recipientsOf } = {} as typeof desk
beforeAll(async () => {
  desk = await sendingOffice()
  ;({ put, change, read, account, mailingTo, send, steer, recipientsOf } = desk)
})
afterAll(() => desk.made.remove())

test('a dry run tells what each would get, down to the PDF, and sends nothing', () =>
  withServer({}, async ({ port, taken }) => {
    const ids = [
      await put('customer', { name: '演', email: 'dry@kehu.example' }),
      await put('customer', { name: '练', email: 'no@kehu.example', mayEmail: false }),
    ]
    const mailing = await mailingTo(ids, { account: await account(port), enclosed: true })
    const lines: RehearsedLine[] = []
    for await (const told of await desk.chief.sending.rehearse({ mailing })) {
      if (told.kind === 'lines') lines.push(...told.lines)
    }
    expect(lines).toMatchObject([
      { name: '演', to: 'dry@kehu.example', issue: null, failure: null, subject: '（广告）致演' },
      { name: '练', issue: 'refusedEmail', text: '', bytes: null },
    ])
    expect(lines[0]!.bytes).toBeGreaterThan(1000)
    expect(taken).toEqual([])
    expect(await read('mailing', mailing)).toMatchObject({ state: 'draft' })
    expect(await recipientsOf(mailing)).toEqual([])
  }))

test('of a long dry run the first PDFs are made, all others are filled, and each is told of before the last', async () => {
  const { host } = desk.made
  const ids = [
    await put('customer', { name: '一', email: 'one@kehu.example' }),
    await put('customer', { name: '二', email: 'two@kehu.example' }),
    await put('customer', { name: '三', email: 'three@kehu.example' }),
  ]
  const by = await account(1)
  const rehearsed = async (template?: string) => {
    const values = { account: by, enclosed: true, ...(template && { template }) }
    const mailing = (await read('mailing', await mailingTo(ids, values))) as unknown as Mailing
    const actor = { user: null, role: 'administrator' } as const
    const gathering = gatherPieces(host.readings, actor, mailing)
    let step = await gathering.next()
    while (!step.done) step = await gathering.next()
    const told: (readonly RehearsedLine[])[] = []
    for await (const each of rehearseMailing(host, actor, mailing, step.value, { mostPdfs: 1 })) {
      if (each.kind === 'lines') told.push(each.lines)
    }
    return told
  }
  const [first, ...others] = await rehearsed()
  expect(first).toHaveLength(1)
  expect(first![0]!.bytes).toBeGreaterThan(1000)
  expect(others.flat().map(({ failure, bytes }) => [failure, bytes])).toEqual([
    [null, null],
    [null, null],
  ])
  // What nobody decided on is found for those as well whose PDF is not made.
  const undecided = await desk.wordLetter(line(field('MERGEFIELD 什么', '«什么»')))
  const lines = (await rehearsed(undecided)).flat()
  expect(lines.map(({ failure }) => failure?.key)).toEqual(Array(3).fill('wordUndecided'))
  expect(lines[2]!.failure!.params).toEqual({ names: '什么' })
})

test('a mailing whose letter holds what nobody decided on, or lost its file, says so when it pauses', () =>
  withServer({}, async ({ port, taken }) => {
    const id = await put('customer', { name: '词', email: 'word@kehu.example' })
    const known = await desk.wordLetter(line(run('您好')))
    const [by, more] = [await account(port), { enclosed: true, template: known }]
    const mailing = await mailingTo([id], { account: by, ...more })
    const trouble = async () => {
      await steer(mailing, 'resume')
      return (await read('mailing', mailing))['trouble']
    }
    await change('mailAccount', by, { port: 1 })
    await send(mailing)
    await change('mailAccount', by, { port })
    const undecided = await desk.wordFile(line(field('MERGEFIELD 什么', '«什么»')))
    await change('template', known, { word: [undecided] })
    expect(await trouble()).toBe('letterUndecided')
    rmSync(attachmentFile(desk.made.folder, undecided.id))
    expect(await trouble()).toBe('wordGone')
    expect(taken).toEqual([])
  }))

test('a letter that cannot be set is told at its recipient, and the others get theirs', async () => {
  const { typesetter, sources } = printPartsBeside(hostScript)
  const script = tempFolder()
  const frail = join(script.path, 'frail.mjs')
  // One letter is too much for it, and of another it says that it is wrong.
  writeFileSync(
    frail,
    `process.on('message', (message) => {
      const asked = JSON.stringify(message)
      if (asked.includes('太长')) process.kill(process.pid, 'SIGKILL')
      const answer = { kind: 'wrong', why: 'unknown' }
      if (asked.includes('出错')) process.send({ number: message.number, answer })
    })
    await import('${typesetter.href}')`,
  )
  const office = await sendingOffice({ print: { typesetter: pathToFileURL(frail), sources } })
  await withServer({}, async ({ port, taken }) => {
    const ids = [
      await office.put('customer', { name: '太长', email: 'long@kehu.example' }),
      await office.put('customer', { name: '出错', email: 'wrong@kehu.example' }),
      await office.put('customer', { name: '正好', email: 'short@kehu.example' }),
    ]
    const template = await office.letter('{{recipient.name}}')
    const letter = { account: await office.account(port), enclosed: true, template }
    const mailing = await office.mailingTo(ids, letter)
    await office.send(mailing)
    expect(taken.map(({ to }) => to[0])).toEqual(['short@kehu.example'])
    expect(await office.states(mailing)).toEqual({
      太长: ['failed', 'enclosedTooLong'],
      出错: ['failed', 'messageDefect'],
      正好: ['sent', null],
    })
    expect(await office.read('mailing', mailing)).toMatchObject({ state: 'sent', trouble: null })
    const alone = await office.mailingTo(ids.slice(0, 1), letter)
    expect(await failing(office.send(alone))).toBe('invalid template:enclosedTooLong')
    expect(await office.read('mailing', alone)).toMatchObject({ state: 'draft' })
  })
  await office.made.remove()
  script.remove()
})

test('a field that was removed while a mailing waits leaves its place empty, and a template that was deleted stops it', () =>
  withServer({}, async ({ port, taken }) => {
    const id = await put('customer', { name: '缺', email: 'lacks@kehu.example' })
    const remove = (entity: string, id: string) =>
      desk.chief.records.remove({ entity, ids: [id], act: randomUUID() })
    const custom = await put('customField', { entity: 'customer', kind: 'text', label: '昵称' })
    const name = customName(custom)
    await change('customer', id, { [name]: '阿缺' })
    const template = await desk.letter(`您好{{customer.${name}}}：`)
    const by = await account(port)
    const mailing = await mailingTo([id], { account: by, template })
    const gone = await mailingTo([id], { account: by, template: await desk.letter('再见') })
    await change('mailAccount', by, { port: 1 })
    await send(mailing)
    await send(gone)
    await change('mailAccount', by, { port })
    await remove('customField', custom)
    await steer(mailing, 'resume')
    expect(partsOf(taken[0]!.raw)[0]).toMatch(/^您好：/)
    await remove('template', String((await read('mailing', gone))['template']))
    await steer(gone, 'resume')
    expect(await read('mailing', gone)).toMatchObject({ state: 'paused', trouble: 'letterGone' })
    expect(taken).toHaveLength(1)
  }))

test('who is left out while a mailing is queued gets nothing, and a mailing that is changed meanwhile is not begun', () =>
  withServer({}, async ({ port, taken }) => {
    const { host } = desk.made
    const ids = await Promise.all(
      Array.from({ length: 22 }, (_, index) =>
        put('customer', { name: `排${index}`, email: `queue${index}@kehu.example` }),
      ),
    )
    const mailing = await mailingTo(ids, { account: await account(port) })
    const row = (await read('mailing', mailing)) as unknown as Mailing
    const actor = actorOf(personWithId(host.office, row.createdBy!)!)
    const gathered = async () => {
      const gathering = gatherPieces(host.readings, actor, row)
      let step = await gathering.next()
      while (!step.done) step = await gathering.next()
      return step.value
    }
    const queued = (pieces: readonly Piece[]) =>
      queueMailing(host.office, { id: randomUUID(), source: 'interface', actor }, row, pieces)
    const leaveOut = (customer: string) =>
      put('mailingRecipient', { mailing, customer, name: '–', state: 'excluded', reason: 'byHand' })
    const pieces = await gathered()
    await leaveOut(ids[0]!)
    const queueing = queued(pieces)
    await queueing.next()
    // One whose place was written already, and one who is still to come.
    await leaveOut(ids[1]!)
    await leaveOut(ids[21]!)
    while (!(await queueing.next()).done);
    await host.outbox.settled()
    const got = taken.map(({ to }) => to[0])
    expect(got).toHaveLength(19)
    for (const index of [0, 1, 21]) expect(got).not.toContain(`queue${index}@kehu.example`)
    expect(await read('mailing', mailing)).toMatchObject({ state: 'sent', pieces: 19 })

    const other = await mailingTo(ids.slice(0, 2), { account: String(row.account) })
    const before = (await read('mailing', other)) as unknown as Mailing
    const late = queueMailing(host.office, actOf(actor), before, pieces.slice(0, 2))
    const which = { ids: ids.slice(0, 1) }
    desk.made.clock.forward(1000)
    await change('mailing', other, { source: JSON.stringify({ entity: 'customer', which }) })
    expect(await failing(late.next())).toBe('conflict :changedMeanwhile')
    expect(await read('mailing', other)).toMatchObject({ state: 'draft' })
  }))
