import { defineEntity } from '../entity.ts'
import { choice, longText, number, text, yesNo } from '../fields/builders.ts'

/** A service that sends text messages over HTTP: what it is asked, and how it says that it went well. */
export const smsGateway = defineEntity({
  name: 'smsGateway',
  title: 'name',
  list: ['name', 'url', 'method', 'signature', 'perMinute'],
  sort: { field: 'name' },
  staff: { add: false, edit: false, delete: false },
  groups: {
    request: ['name', 'url', 'method', 'headers', 'body', 'signature', 'perMinute'],
    success: ['successPath', 'successValue'],
    replies: ['repliesUrl', 'repliesPath', 'repliesPhone', 'repliesText', 'everyHour'],
  },
  fields: {
    name: text().required(),
    /** With `{phone}`, `{text}`, `{signature}` and `{secret}` in it, as in the headers and the body. */
    url: text().required(),
    method: choice('gatewayMethod').required().initially('post'),
    /** A header a line. */
    headers: longText(),
    body: longText(),
    /** Who writes, without the brackets that it stands in. */
    signature: text(),
    perMinute: number().required().initially(60),
    /** Where in a JSON answer it says how it went, `data.0.code`; the whole answer where it is empty. */
    successPath: text(),
    /** What stands there when it went well. */
    successValue: text(),
    /** Where replies are fetched, with `{secret}` in it; nowhere when empty. */
    repliesUrl: text(),
    /** Where in its JSON the list of them stands, `data.list`; the whole answer where it is empty. */
    repliesPath: text(),
    /** What the number and the text of each are called there. */
    repliesPhone: text(),
    repliesText: text(),
    /** They are fetched by themselves while the program is open. */
    everyHour: yesNo().required().initially(false),
  },
})
