import { randomUUID } from 'node:crypto'
import type { SendingOrder } from '../../shared/api/sending.ts'
import type { AnyValues } from '../../shared/entity.ts'
import type { Client } from '../../renderer/connection.ts'
import { outcomeOf } from '../../renderer/outcomeOf.ts'
import type { HostParts } from '../../electron/host/host.ts'
import { password, setUpFolder, tempHost } from './apiDesk.ts'
import { mailLogin, trustServer } from './smtpOffice.ts'
import { wordFile } from './wordFile.ts'

const tenMinutes = 600_000

/** An office that sends by email and text message, over real servers and without waiting; its waits are written down. */
export async function sendingOffice(parts: Pick<HostParts, 'print'> = {}) {
  trustServer()
  const waits: number[] = []
  let look = () => {}
  const made = tempHost({
    ...parts,
    every: (milliseconds, work) => {
      if (milliseconds === tenMinutes) look = work
      return () => {}
    },
    folder: await setUpFolder('protected'),
    wait: (milliseconds) => {
      waits.push(milliseconds)
      return Promise.resolve()
    },
  })
  const signedIn = async (login: string, secret: string): Promise<Client> => {
    const desk = made.desk()
    await desk.session.signIn({ login, password: secret })
    return desk
  }
  let chief = await signedIn('沈一禾', password)

  const put = async (entity: string, values: AnyValues): Promise<string> => {
    const id = randomUUID()
    await chief.records.create({ entity, id, act: randomUUID(), values: { ...values } })
    return id
  }
  const layout = JSON.stringify({
    page: { width: 210, height: 297 },
    flow: { left: 20, top: 20, right: 20, bottom: 20 },
    items: [],
  })
  const letter = (body: string) =>
    put('template', { name: '感谢信', kind: 'letter', paper: 'A4', layout, body })
  /** A file of Word's with this in it, as a template keeps it. */
  const sentWord = async (body: string) => {
    const upload = randomUUID()
    const content = wordFile(body).toString('base64')
    await chief.attachments.write({ upload, offset: 0, content })
    const kept = await chief.attachments.finish({ upload, name: '信.docx', type: '' })
    return { upload, kept }
  }
  const template = await letter(
    '尊敬的{{recipient.name}}：\n{{#if customer.level = A}}贵宾您好。{{/if}}\n**谢谢**',
  )
  const recipientsOf = async (mailing: string) => {
    const filter = { field: 'mailing', op: 'oneOf', value: [mailing] } as const
    return (await chief.records.list({ entity: 'mailingRecipient', filter, limit: 50 })).rows
  }
  return {
    made,
    /** Milliseconds of each wait since the office was opened. */
    waits,
    /** The administrator’s desk. */
    get chief(): Client {
      return chief
    },
    signedIn,
    /** An hour goes by, and what is done then is done. */
    strikeHour: async () => {
      made.clock.forward(6 * tenMinutes)
      look()
      await made.host.looking.settled()
    },
    restart: async () => {
      await made.restart()
      chief = await signedIn('沈一禾', password)
    },
    put,
    letter,
    wordFile: async (body: string) => (await sentWord(body)).kept,
    /** A letter made in Word, its fields as they are guessed. */
    wordLetter: async (body: string) => {
      const { upload, kept } = await sentWord(body)
      const { layout, paper, guesses } = await chief.printing.readWord({ upload })
      const said = { layout: JSON.stringify(layout), wordFields: JSON.stringify(guesses) }
      const kind = { name: '答谢信', kind: 'word', language: 'zh' }
      return put('template', { ...kind, ...said, paper, word: [kept] })
    },
    change: (entity: string, id: string, values: AnyValues) =>
      chief.records.update({ entity, id, act: randomUUID(), values: { ...values } }),
    read: async (entity: string, id: string) => (await chief.records.read({ entity, id })).row,
    /** A mailbox of the office at a server of this machine. */
    account: async (port: number, secret = mailLogin.pass): Promise<string> => {
      const servers = { host: 'localhost', port, security: 'startTls', login: mailLogin.user }
      const id = await put('mailAccount', { name: '客服', fromAddress: mailLogin.user, ...servers })
      await chief.sending.keepSecret({ entity: 'mailAccount', id, secret })
      return id
    },
    mailingTo: (ids: readonly string[], values: AnyValues) =>
      put('mailing', {
        name: '年末答谢',
        output: 'email',
        template,
        subject: '致{{recipient.name}}',
        order: 'created',
        source: JSON.stringify({ entity: 'customer', which: { ids } }),
        ...values,
      }),
    send: async (mailing: string, desk = chief) => {
      await outcomeOf(desk.sending.start({ mailing, act: randomUUID() }))
      await made.host.outbox.settled()
    },
    steer: async (mailing: string, order: SendingOrder) => {
      await chief.sending.steer({ mailing, act: randomUUID(), order })
      await made.host.outbox.settled()
    },
    recipientsOf,
    /** How each recipient stands, by name, and why. */
    states: async (mailing: string) =>
      Object.fromEntries(
        (await recipientsOf(mailing)).map(({ name, state, reason, failure }) => [
          name,
          [state, reason ?? failure],
        ]),
      ),
  }
}
