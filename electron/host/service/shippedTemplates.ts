import type { ChoiceOf } from '../../../shared/dictionaries.ts'
import type { Locale } from '../../../shared/locales/locale.ts'

interface ShippedTemplate {
  readonly code: string
  /** Kind of case that it is for. */
  readonly caseKind: ChoiceOf<'caseKind'>
  readonly name: Readonly<Record<Locale, string>>
  readonly body: Readonly<Record<Locale, string>>
}

const signed = {
  'zh-CN': `

此致
敬礼

{{office.name}}
{{me.name}}
{{today}}`,
  en: `

Kind regards

{{me.name}}
{{office.name}}
{{today}}`,
}

/** Texts of replies, as an office finds them when it opens. */
export const shippedTemplates: readonly ShippedTemplate[] = [
  {
    code: 'complaintReply',
    caseKind: 'complaint',
    name: { 'zh-CN': '投诉答复', en: 'Reply to a complaint' },
    body: {
      'zh-CN': `尊敬的{{case.contact.honorific}}：

您好。您于{{case.receivedAt}}反映的“{{case.title}}”（单号 {{case.number}}）我们已经查明，现答复如下。

经查，原因是{{case.cause}}。我们会按您的要求处理：{{case.demand}}

给您带来不便，我们深表歉意。如有疑问，请与{{case.owner}}联系。${signed['zh-CN']}`,
      en: `Dear {{case.contact.honorific}},

Thank you for telling us about “{{case.title}}” on {{case.receivedAt}} (our number {{case.number}}). We have looked into it.

The cause was: {{case.cause}}. We will do what you asked for: {{case.demand}}

We are sorry for the trouble. If you have any questions, please ask for {{case.owner}}.${signed.en}`,
    },
  },
  {
    code: 'apology',
    caseKind: 'complaint',
    name: { 'zh-CN': '致歉与补偿', en: 'Apology with compensation' },
    body: {
      'zh-CN': `尊敬的{{case.contact.honorific}}：

您好。关于“{{case.title}}”（单号 {{case.number}}），责任在我们，谨向您郑重道歉。

为弥补您的损失，我们将提供以下补偿：{{case.compensation}}，金额 {{case.compensationAmount}}。我们已采取措施，避免同样的事再次发生。

感谢您的指正。${signed['zh-CN']}`,
      en: `Dear {{case.contact.honorific}},

About “{{case.title}}” (our number {{case.number}}): the fault is ours, and we apologise.

To make up for it we offer you: {{case.compensation}}, {{case.compensationAmount}}. We have seen to it that it does not happen again.

Thank you for pointing it out.${signed.en}`,
    },
  },
  {
    code: 'enquiryReply',
    caseKind: 'enquiry',
    name: { 'zh-CN': '咨询答复', en: 'Reply to an enquiry' },
    body: {
      'zh-CN': `尊敬的{{case.contact.honorific}}：

您好。感谢您于{{case.receivedAt}}的咨询：“{{case.title}}”。

现答复如下：

如需进一步了解，请随时与{{case.owner}}联系。${signed['zh-CN']}`,
      en: `Dear {{case.contact.honorific}},

Thank you for asking about “{{case.title}}” on {{case.receivedAt}}.

Here is our answer:

If you would like to know more, please ask for {{case.owner}}.${signed.en}`,
    },
  },
  {
    code: 'repairNotice',
    caseKind: 'repair',
    name: { 'zh-CN': '维修通知', en: 'Repair notice' },
    body: {
      'zh-CN': `尊敬的{{case.contact.honorific}}：

您好。您报修的{{case.product}}（单号 {{case.number}}）已安排维修，预计不晚于{{case.solveDueAt}}完成。

维修前请备份资料，并保持电话畅通。维修人员：{{case.owner}}。${signed['zh-CN']}`,
      en: `Dear {{case.contact.honorific}},

The repair of your {{case.product}} (our number {{case.number}}) is under way, and will be done no later than {{case.solveDueAt}}.

Please make sure that we can reach you by phone. {{case.owner}} will do the repair.${signed.en}`,
    },
  },
]
