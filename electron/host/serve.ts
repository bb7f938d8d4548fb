import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../shared/locales/locale.ts'
import { restartCode, type HostRefusal } from '../../shared/hostProtocol.ts'
import { systemClock } from '../../shared/clock.ts'
import { serveHttp, type HttpServer } from './api/transports/http.ts'
import { readStaticFiles } from './api/transports/staticFiles.ts'
import { jobsBeside } from './backup/runJob.ts'
import { openPathOf, openReasonOf } from './database/open.ts'
import { openDoor, type Door } from './door.ts'
import { readHostOptions, type HostOptions } from './hostOptions.ts'
import { noteUncaught } from './lastResort.ts'
import { printPartsBeside } from './printing/printParts.ts'
import { readerBeside } from './reading/readOnThreads.ts'
import { startSample } from './sample/startSample.ts'

const refusals: Readonly<Record<HostRefusal, string>> = {
  inUse: '这个数据文件夹正由另一个来客使用。 Another Laike is using this data folder',
  newerSchema: '这些数据由更新版本的来客保存，请先升级。 A newer Laike saved this; update first',
  damaged: '数据文件已损坏，没有改动它。 The office’s file is damaged and was left as it is',
  network:
    '数据文件夹不能放在别的电脑或网络盘上。 The office’s folder can’t be on another computer or a network drive',
  movedAway:
    '办公室的数据已迁走，但现在的位置找不到。请接上那个磁盘；若位置变了，用 --place 指明；若那份已经没了，用 --place 指向原来的文件夹。 The office was moved, and where to is not there now. Connect that disk; say by --place where the office is instead; or, where it is lost, give --place the folder it was moved from',
  placeUnknown:
    '办公室的数据已迁走，记着迁到哪里的文件读不出来。请用 --place 指明现在的文件夹；若那份已经没了，用 --place 指向原来的文件夹。 The office was moved, and the file that says where to can’t be read. Say by --place where it is; or, where it is lost, give --place the folder it was moved from',
  diskAway: '这个文件夹所在的磁盘没有挂载。 The disk that this folder belongs on is not mounted',
  unwritable: '无法写入这个文件夹。 This folder can’t be written',
}

const options = optionsOrExit()
const door = doorOrExit(options)
noteUncaught(door.log)
if (options.sample && door.host) await startSample(door.host.office, deskLocale())
const server = await serverOrExit(door, options)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close())
console.log(`Laike is open at http://127.0.0.1:${server.port}`)

async function close(code = 0): Promise<void> {
  await server.close()
  await door.close()
  process.exit(code)
}

function optionsOrExit(): HostOptions {
  try {
    const options = readHostOptions(
      process.argv.slice(2),
      join(import.meta.dirname, '..', 'renderer'),
    )
    if (existsSync(join(options.static, 'index.html'))) return options
    throw new Error(`There is no built interface in ${options.static}.`)
  } catch (error) {
    return exit(2, (error as Error).message)
  }
}

function doorOrExit({ data, place }: HostOptions): Door {
  try {
    return openDoor(data, systemClock, {
      place,
      reader: readerBeside(import.meta.url),
      backupJob: jobsBeside(import.meta.url),
      print: printPartsBeside(import.meta.url),
      restart: () => void close(restartCode),
    })
  } catch (error) {
    const reason = openReasonOf(error)
    if (!reason) throw error
    const path = openPathOf(error) ?? data
    return exit(3, `${refusals[reason]}: ${path}`)
  }
}

async function serverOrExit(
  door: Door,
  { port, static: folder }: HostOptions,
): Promise<HttpServer> {
  try {
    return await serveHttp(door, readStaticFiles(folder), port)
  } catch (error) {
    await door.close()
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    return exit(
      2,
      `端口 ${port} 不可用，请换一个。 Port ${port} can’t be used; choose another with --port.`,
    )
  }
}

/** The language this machine speaks, as far as the program speaks it too. */
function deskLocale(): Locale {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh-CN' : 'en'
}

function exit(code: number, sentence: string): never {
  console.error(sentence)
  process.exit(code)
}
