import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mailLogin } from './smtpOffice.ts'

/** `27-Nov-2026 01:30:00 +0000` */
const imapDate = (date: Date): string => {
  const [, day, month, year, time] = date.toUTCString().split(' ')
  return `${day}-${month}-${year} ${time} +0000`
}

/**
 * An IMAP server in this process that knows one folder, whose messages can be searched and fetched, and nothing else. `takenIn` is
 * when it says that it took them in.
 */
export async function imapServer(
  messages: readonly string[],
  takenIn?: Date,
): Promise<{ readonly port: number; close(): void }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let held = ''
    let literal = 0
    socket.on('error', () => undefined)
    const say = (...lines: string[]) => socket.write(lines.map((line) => `${line}\r\n`).join(''))
    say('* OK [CAPABILITY IMAP4rev1] ready')
    socket.on('data', (part: Buffer) => {
      held += part.toString('utf8')
      for (;;) {
        const end = held.indexOf('\r\n', literal)
        if (end < 0) return
        const line = held.slice(0, end)
        // A literal comes in after it was asked for.
        const asked = /\{(\d+)\}$/.exec(line)
        if (asked) {
          literal = end + 2 + Number(asked[1])
          say('+ go on')
          return
        }
        held = held.slice(end + 2)
        literal = 0
        answer(line, say)
      }
    })
  })
  const answer = (line: string, say: (...lines: string[]) => void): void => {
    const [tag = '*', ...words] = line.split(' ')
    const command = words.join(' ').toUpperCase()
    const done = `${tag} OK done`
    if (command.startsWith('CAPABILITY')) say('* CAPABILITY IMAP4rev1', done)
    else if (command.startsWith('LOGIN')) {
      say(line.includes(mailLogin.pass) ? done : `${tag} NO [AUTHENTICATIONFAILED] no`)
    } else if (command === 'LIST "" ""') say('* LIST (\\Noselect) "/" ""', done)
    else if (command.startsWith('LIST')) {
      say(...(command.endsWith('INBOX"') ? ['* LIST () "/" "INBOX"'] : []), done)
    } else if (/^(SELECT|EXAMINE) "?INBOX"?$/.test(command)) {
      say(`* ${messages.length} EXISTS`, '* OK [UIDVALIDITY 1] ok', '* OK [UIDNEXT 99] ok', done)
    } else if (/^(SELECT|EXAMINE)/.test(command)) say(`${tag} NO no such folder`)
    else if (command.startsWith('UID SEARCH')) {
      say(`* SEARCH ${messages.map((_message, at) => at + 1).join(' ')}`, done)
    } else if (command.startsWith('UID FETCH')) {
      const dated = takenIn ? ` INTERNALDATE "${imapDate(takenIn)}"` : ''
      const asked = new Set(words[2]!.split(',').map(Number))
      say(
        ...messages.flatMap((message, at) => {
          const bytes = Buffer.byteLength(message)
          const fetched = `* ${at + 1} FETCH (UID ${at + 1}${dated} BODY[]<0> {${bytes}}\r\n${message})`
          return asked.has(at + 1) ? [fetched] : []
        }),
        done,
      )
    } else if (command.startsWith('LOGOUT')) say('* BYE', done)
    else say(done)
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
