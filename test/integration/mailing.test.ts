import { afterAll, describe, expect, test } from 'vitest'
import { actorOf, personWithId } from '../../electron/host/accounts/people.ts'
import { refusing } from '../../electron/host/sending/addressHolders.ts'
import { isSent, type Piece } from '../../shared/domain/mailPiece.ts'
import { at, mailingOffice } from '../harness/mailingOffice.ts'

const { desk, customer, mailingTo, piecesOf, recorded, recipientsOf, close } = mailingOffice()
afterAll(close)

describe('who gets a mailing', () => {
  test('each customer once, to the main contact; or each contact, and who has none all the same', async () => {
    const inks = customer('青麓文仪', { address: at('小河路 66 号') })
    const lone = customer('栖梧文化', { address: at('文三路 90 号') })
    const main = desk.create('contact', { name: '王芳', customer: inks, primary: true }).id
    const other = desk.create('contact', {
      name: '李雷',
      customer: inks,
      address: at('天目山路 1 号'),
    }).id
    const once = await piecesOf(mailingTo({ ids: [inks, lone] }))
    expect(once.map(({ name, person }) => [name, person])).toEqual([
      ['青麓文仪', '王芳'],
      ['栖梧文化', null],
    ])
    const each = await piecesOf(
      mailingTo({ ids: [inks, lone] }, { per: 'contact', addressFrom: 'contact' }),
    )
    expect(each.map(({ contact, from, address }) => [contact, from, address?.line])).toEqual([
      [main, 'customer', '小河路 66 号'],
      [other, 'contact', '天目山路 1 号'],
      [null, 'customer', '文三路 90 号'],
    ])
    const people = mailingTo({ ids: [other, main] }, { entity: 'contact' })
    expect((await piecesOf(people)).map(({ customer, contact }) => [customer, contact])).toEqual([
      [inks, main],
    ])
  })

  test('nobody who wants no mail: their customer gets it without their name, they themselves get none', async () => {
    const firm = customer('青麓文仪', { address: at('小河路 66 号') })
    const to = { customer: firm, address: at('小河路 68 号') }
    desk.create('contact', { name: '不收信', ...to, primary: true, mayMail: false })
    desk.create('contact', { name: '收信', ...to })
    expect(await piecesOf(mailingTo({ ids: [firm] }))).toMatchObject([{ person: null, issues: [] }])
    const each = mailingTo({ ids: [firm] }, { per: 'contact', addressFrom: 'contact' })
    const said = (await piecesOf(each)).map(({ person, issues }) => [person, issues])
    expect(said).toEqual([
      ['不收信', ['noConsent']],
      ['收信', []],
    ])
    await recorded(each)
    expect(recipientsOf(each).map(({ state, reason }) => [state, reason])).toEqual([
      ['printed', null],
      ['excluded', 'noConsent'],
    ])
  })

  test('who lacks what the template must not be printed without is told, and gets it once it is there', async () => {
    const phone = { x: 10, y: 10, w: 60, h: 8, type: 'text', needed: true }
    const layout = (more: object) =>
      JSON.stringify({
        page: { width: 210, height: 297 },
        items: [
          { ...phone, id: 'phone', text: '电话 {{customer.phone}}', ...more },
          { ...phone, id: 'postcode', text: '{{recipient.postcode}}' },
        ],
      })
    const text = '{{#if contact.mobile}}{{contact.mobile}}{{else}}{{customer.phone}}{{/if}}'
    const values = { kind: 'envelope', paper: 'A4', name: '快递单', layout: layout({ text }) }
    const template = desk.create('template', values).id
    const lacking = customer('缺电话', { address: { region: '810000', line: '弥敦道 1 号' } })
    const filled = customer('有电话', { address: at('文三路 90 号'), phone: '0571-88000000' })
    const ids = [lacking, filled]
    const printed = mailingTo({ ids }, { template, order: 'created' })
    const enclosed = mailingTo({ ids }, { template, output: 'email', enclosed: true })
    const body = mailingTo({ ids }, { template, output: 'email' })
    const issues = async (mailing: string) =>
      (await piecesOf(mailing)).map((piece) => piece.issues.includes('lacksNeeded'))
    const [first] = await piecesOf(printed)
    expect(first).toMatchObject({
      issues: ['lacksNeeded'],
      lacks: [{ of: 'customer', field: 'phone' }],
    })
    expect(isSent({ ...first!, decision: { id: '', excluded: false, accepted: true } })).toBe(false)
    expect(await issues(enclosed)).toEqual([true, false])
    expect(await issues(body)).toEqual([false, false])
    expect(await issues(mailingTo({ ids }))).toEqual([false, false])
    await recorded(printed)
    expect(recipientsOf(printed).map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['有电话', 'printed', null],
      ['缺电话', 'excluded', 'lacksNeeded'],
    ])
    desk.update('customer', lacking, { phone: '00852 2345 6789' })
    expect(await issues(enclosed)).toEqual([false, false])
  })

  test('to whom mail for a customer goes is decided by what they say of its kind', async () => {
    const firm = customer('青麓文仪', { address: at('小河路 66 号'), email: 'hi@inks.example' })
    const lone = customer('栖梧文化', { address: at('文三路 90 号'), email: 'hi@wu.example' })
    const main = (name: string, of: string, values: object) =>
      desk.create('contact', {
        name,
        customer: of,
        primary: true,
        mobile: '13900000000',
        ...values,
      })
    main('不收信', firm, { mayMail: false })
    main('不收邮件', lone, { mayEmail: false })
    const named = async (output: string) => {
      const mailing = desk.create('mailing', {
        name: '答谢',
        output,
        source: JSON.stringify({ entity: 'customer', which: { ids: [firm, lone] } }),
      })
      return (await piecesOf(mailing.id)).map(({ person, issues }) => [person, issues])
    }
    expect(await named('email')).toEqual([
      ['不收信', []],
      [null, []],
    ])
    expect((await named('sms')).map(([person]) => person)).toEqual(['不收信', '不收邮件'])
  })

  test('nobody who refuses is written to at their own address through their customer', async () => {
    const at = { email: 'LI@wu.example', phone: '139 0000 0009' }
    const firm = customer('栖梧文化', at)
    const refuses = { mayEmail: false, mayText: false }
    const own = { customer: firm, email: 'li@wu.example', mobile: '13900000009' }
    const contact = desk.create('contact', { name: '李雷', ...own, ...refuses }).id
    const found = async (output: string) => {
      const [piece] = await piecesOf(mailingTo({ ids: [firm] }, { output }))
      return [piece!.person, piece!.issues]
    }
    expect(await found('email')).toEqual([null, ['refusedEmail']])
    expect(await found('sms')).toEqual([null, ['refusedText']])
    // It is asked for each message: nobody goes through all contacts for it.
    for (const output of ['email', 'sms'] as const) {
      const { sql, parameters } = refusing(output, ['li@wu.example']).compile()
      const compile = () => ({ sql: `explain query plan ${sql}`, parameters }) as never
      const plan = desk.office.reading.all<{ detail: string }>({ compile })
      expect(plan.filter(({ detail }) => /^SCAN (?!json_each)/.test(detail))).toEqual([])
    }
    desk.update('contact', contact, { email: 'lilei@wu.example', mobile: '13900000008' })
    expect(await found('email')).toEqual([null, []])
    expect(await found('sms')).toEqual([null, []])
  })

  test('a list by its filter, without those that are gone and those that one may not see', async () => {
    const level = 'B'
    const seen = customer('看得见', { level, address: at('一路 1 号') })
    const secret = customer('看不见', { level, number: 'secret' })
    const gone = customer('已删除', { level })
    desk.remove('customer', gone)
    const list = mailingTo({ filter: { field: 'level', op: 'oneOf', value: [level] }, except: [] })
    const who = (pieces: readonly Piece[]) => pieces.map(({ customer }) => customer)
    expect(who(await piecesOf(list, desk.clerk))).toEqual([seen])
    expect(who(await piecesOf(list))).toEqual([seen, secret])
    const named = await piecesOf(mailingTo({ ids: [seen, secret, gone] }), desk.clerk)
    expect(named.map(({ customer, issues }) => [customer, issues[0]])).toEqual([
      [seen, undefined],
      [gone, 'deleted'],
    ])
  })

  test('whoever sees their own customers alone sees no others among the recipients, and no hidden address', async () => {
    const role = desk.create('role', { name: '业务员', preset: 'ownSales' })
    const right = { role: role.id, entity: 'mailing', see: 'all' }
    desk.create('roleRight', right)
    desk.create('roleField', {
      role: role.id,
      entity: 'customer',
      field: 'address',
      level: 'hidden',
    })
    const user = desk.create('user', { name: '新人', login: 'xin', rights: role.id })
    const seller = actorOf(personWithId(desk.office, user.id)!)
    const own = customer('自己的', { owner: user.id, address: at('一路 1 号') })
    const other = customer('别人的', { address: at('一路 2 号') })
    const mailing = mailingTo({ ids: [own, other] })
    expect(await piecesOf(mailing, seller)).toMatchObject([
      { customer: own, address: null, issues: ['noAddress'] },
    ])
    await recorded(mailing)
    // What was sent bears copies of addresses: of others' mailings they see no more than of others' customers.
    expect(recipientsOf(mailing, seller)).toEqual([])
    expect(recipientsOf(mailing).map(({ customer }) => customer)).toEqual([own, other])
  })

  test('what somebody decides holds: left out, sent all the same, or to the other address', async () => {
    const out = customer('不寄', { address: at('二路 1 号') })
    const kept = customer('没有邮编', { address: at('三路 1 号', '') })
    const moved = customer('换地址', { address: at('四路 1 号') })
    desk.create('contact', {
      name: '韩梅',
      customer: moved,
      primary: true,
      address: at('五路 1 号'),
    })
    const mailing = mailingTo({ ids: [out, kept, moved] })
    const decide = (customer: string, values: object) =>
      desk.create('mailingRecipient', { mailing, customer, name: '…', ...values })
    decide(out, { state: 'excluded', reason: 'byHand' })
    decide(kept, { accepted: true })
    decide(moved, { addressFrom: 'contact' })
    const pieces = await piecesOf(mailing)
    const of = (customer: string) => pieces.find((piece) => piece.customer === customer)!
    expect(pieces.filter(isSent).map(({ customer }) => customer)).toEqual(
      expect.arrayContaining([kept, moved]),
    )
    expect(isSent(of(out))).toBe(false)
    expect(of(kept).issues).toEqual(['noPostcode'])
    expect(of(moved)).toMatchObject({ from: 'contact', address: { line: '五路 1 号' } })
  })
})
