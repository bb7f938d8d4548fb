import { readFileSync } from 'node:fs'
import { setDefaultCACertificates } from 'node:tls'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

const file = (name: string) =>
  readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8')

/** A message as the server took it. */
export interface TakenMail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
}

/** How a server refuses: an SMTP answer, or the line is cut. */
export interface Refusals {
  readonly from?: (address: string) => number | undefined
  readonly to?: (address: string) => number | undefined
  /** Of a whole message; `cut` breaks the line instead of an answer. */
  readonly data?: (to: string) => number | 'cut' | undefined
}

export const mailLogin = { user: 'office@qinglu.example', pass: '授权码 abcd' }

/** A real SMTP server in this process, that keeps what it takes. */
export async function smtpServer(
  refusals: Refusals = {},
  options: SMTPServerOptions = {},
): Promise<{ readonly port: number; readonly taken: TakenMail[]; close(): Promise<void> }> {
  const taken: TakenMail[] = []
  const answer = (code: number | undefined) =>
    code === undefined ? null : Object.assign(new Error('not for us'), { responseCode: code })
  const server = new SMTPServer({
    key: file('localhost.key'),
    cert: file('localhost.crt'),
    closeTimeout: 100,
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth: ({ username, password }, _session, done) =>
      username === mailLogin.user && password === mailLogin.pass
        ? done(null, { user: username })
        : done(new Error('Login fail. Authorization code is needed')),
    onMailFrom: ({ address }, _session, done) => done(answer(refusals.from?.(address))),
    onRcptTo: ({ address }, _session, done) => done(answer(refusals.to?.(address))),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address)
        const refused = refusals.data?.(to[0] ?? '')
        if (refused === 'cut') {
          for (const { _socket } of server.connections) _socket.destroy()
          return
        }
        if (refused !== undefined) return done(answer(refused))
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to,
          raw: Buffer.concat(parts).toString('utf8'),
        })
        done(null, 'taken')
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    taken,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** The plain text and the HTML of a message on the wire. */
export const partsOf = (raw: string) =>
  [...raw.matchAll(/Encoding: (base64|quoted-printable)\r\n\r\n([^]*?)\r\n--/g)].map(
    ([, encoding, part = '']) =>
      encoding === 'base64'
        ? Buffer.from(part, 'base64').toString('utf8')
        : Buffer.from(
            part
              .replaceAll('=\r\n', '')
              .replace(/=([0-9A-F]{2})/g, (_sign, hex: string) =>
                String.fromCharCode(parseInt(hex, 16)),
              ),
            'latin1',
          ).toString('utf8'),
  )

/** The PDF that is attached to a message on the wire. */
export function pdfIn(raw: string): Buffer {
  const [, part = ''] = /Content-Type: application\/pdf[^]*?\r\n\r\n([^]*?)\r\n--/.exec(raw) ?? []
  return Buffer.from(part, 'base64')
}

/** Has this process trust the certificate of such a server, as a provider's is trusted. */
export const trustServer = (): void => setDefaultCACertificates([file('localhost.crt')])

/** Plays a story with such a server. */
export async function withServer(
  refusals: Refusals,
  story: (server: Awaited<ReturnType<typeof smtpServer>>) => Promise<void>,
): Promise<void> {
  const server = await smtpServer(refusals)
  await story(server).finally(server.close)
}
