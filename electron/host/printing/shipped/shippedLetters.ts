import type { LayoutDraft } from '../../../../shared/printing/layout.ts'
import { words, type ShippedPrint } from './shippedPrint.ts'

/** The office's head over a text that runs over as many pages as it needs. */
const letterhead = (): LayoutDraft => ({
  page: { width: 210, height: 297 },
  flow: { left: 28, right: 25, top: 58, laterTop: 25, bottom: 25, size: 11.5, face: 'serif' },
  items: [
    words('office', [28, 17, 157, 8], '{{sender.name}}', {
      size: 15,
      weight: 'bold',
      valign: 'middle',
    }),
    words(
      'reach',
      [28, 26, 157, 5],
      '{{sender.address}}{{#if sender.postcode}}　{{sender.postcode}}{{/if}}{{#if sender.phone}}　{{sender.phone}}{{/if}}',
      { size: 8.5, color: 'grey', valign: 'middle' },
    ),
    { id: 'rule', type: 'line', x: 28, y: 33, w: 157, h: 0, color: 'grey' },
  ],
})

const letter = (
  code: string,
  chinese: string,
  en: string,
  body: ShippedPrint['body'],
): ShippedPrint => ({
  code: `letter-${code}`,
  kind: 'letter',
  paper: 'A4',
  languages: ['zh', 'en'],
  name: { 'zh-CN': chinese, en },
  layout: letterhead,
  ...(body && { body }),
})

const closing = {
  zh: `

　　此致
敬礼

>> {{sender.name}}
>> {{today}}`,
  en: `

Yours sincerely



{{me.name}}
{{sender.name}}`,
}

/** Letters to customers: thanks, a birthday, a festival, and what is due. */
export const shippedLetters: readonly ShippedPrint[] = [
  letter('thanks', '感谢信', 'Letter of thanks', {
    zh: `尊敬的{{recipient.name}}：
　　您好。
　　感谢您一直以来对{{sender.name}}的信任。{{#if customer.level = A}}作为我们最重要的客户之一，您的每一次选择我们都记在心里。{{/if}}过去的一年里，您提出的意见帮助我们把产品和服务做得更好。
　　今后如有任何需要，请随时与我们联系，我们会尽力为您办好。${closing.zh}`,
    en: `{{today}}

Dear {{recipient.name}},

Thank you for your trust in {{sender.name}}. {{#if customer.level = A}}You are among the customers we value most, and we remember every order. {{/if}}What you told us over the past year has made our work better.

Whenever you need anything, please get in touch. We will see to it.${closing.en}`,
  }),
  letter('birthday', '生日贺信', 'Birthday letter', {
    zh: `尊敬的{{recipient.name}}：
　　您好。
　　值此生日来临之际，{{sender.name}}全体同仁谨向您致以诚挚的祝福，祝您身体健康，工作顺利，阖家幸福。
　　感谢您长期以来的支持。新的一岁，愿我们继续同行。${closing.zh}`,
    en: `{{today}}

Dear {{recipient.name}},

All of us at {{sender.name}} wish you a happy birthday, and a year of good health and good work.

Thank you for being with us. We look forward to the next year together.${closing.en}`,
  }),
  letter('festival', '节日贺信', 'Season’s greetings', {
    zh: `尊敬的{{recipient.name}}：
　　您好。
　　新春将至，{{sender.name}}全体同仁祝您{{#if recipient.firm}}和{{recipient.firm}}的各位同事{{/if}}新春快乐，万事如意。
　　感谢您在过去一年里的关照与支持。节日期间如有急事，请拨打{{#if sender.phone}} {{sender.phone}}{{else}}我们的电话{{/if}}，我们有人值守。${closing.zh}`,
    en: `{{today}}

Dear {{recipient.name}},

As the year ends, all of us at {{sender.name}} wish you{{#if recipient.firm}} and everybody at {{recipient.firm}}{{/if}} a peaceful season and a good new year.

Thank you for your trust in the year behind us.{{#if sender.phone}} Should anything be urgent over the holidays, please call {{sender.phone}}.{{/if}}${closing.en}`,
  }),
  letter('reminder', '账款提醒函', 'Payment reminder', {
    zh: `尊敬的{{recipient.name}}：
　　您好。
　　按双方约定的账期{{#if customer.creditDays}}（{{customer.creditDays}} 天）{{/if}}，贵方有款项已经到期。请您核对账目，并尽快安排付款。
　　如在收到本函前已经付款，请不必理会，并谅解我们的打扰。对账目有疑问，请与{{#if customer.owner}}{{customer.owner}}{{else}}我们{{/if}}联系{{#if sender.phone}}，电话 {{sender.phone}}{{/if}}。${closing.zh}`,
    en: `{{today}}

Dear {{recipient.name}},

By the terms that we agreed on{{#if customer.creditDays}} ({{customer.creditDays}} days){{/if}}, a payment of yours is now due. Please check your account and arrange for payment.

If you have paid already, please disregard this letter. For any question please ask{{#if customer.owner}} for {{customer.owner}}{{else}} us{{/if}}{{#if sender.phone}}, {{sender.phone}}{{/if}}.${closing.en}`,
  }),
]
