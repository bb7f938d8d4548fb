import { dialog } from 'electron'
import type { HostRefusal } from '../../shared/hostProtocol.ts'

/** Why an office is not where it is looked for: somebody may know where it is. */
export type Missing = 'movedAway' | 'placeUnknown'

// Both languages at once: whatever failed here failed before anyone could say which one they read.
const refusals: Record<Exclude<HostRefusal, Missing>, { zh: string; en: string }> = {
  inUse: {
    zh: '这份数据正被另一个来客使用。请先关闭那一个，再打开。',
    en: 'Another Laike has this data open. Close that one, then open Laike again.',
  },
  newerSchema: {
    zh: '这份数据由更新版本的来客保存过。请安装新版本再打开，数据没有改动。',
    en: 'A newer Laike has saved this data. Install that version to open it. Nothing was changed.',
  },
  damaged: {
    zh: '这份数据读不出来，没有改动它。请给这个文件夹改个名，再打开来客，在第一屏选“从文件夹恢复…”，指向改了名的文件夹。不要只换其中的文件。',
    en: 'This data cannot be read, and was left as it is. Give its folder another name, open Laike again, and on the first screen restore from that folder. Do not replace single files in it.',
  },
  network: {
    zh: '数据文件夹在网络盘或别的电脑上，同时写入会损坏数据。请把它移到本机磁盘，再打开。',
    en: 'The data folder is on a network drive, where two programs writing at once would damage it. Move it to a disk of this computer, then open Laike again.',
  },
  diskAway: {
    zh: '这个文件夹所在的磁盘现在没有接上。请接上它，再打开。',
    en: 'The disk that this folder belongs on is not there. Connect it, then open Laike again.',
  },
  unwritable: {
    zh: '来客不能在这里保存。请检查磁盘空间，以及这个文件夹是否允许写入。',
    en: 'Laike cannot save here. Check the free space and that this folder may be written to.',
  },
}

/** Says in plain words why the office could not be opened; resolves once it was read. */
export async function explainRefusal(reason: keyof typeof refusals, path: string): Promise<void> {
  const { zh, en } = refusals[reason]
  await dialog.showMessageBox({
    type: 'error',
    title: '来客 Laike',
    message: '打不开客户资料\nLaike could not open the office',
    detail: `${zh}\n\n${en}\n\n${path}`,
    buttons: ['退出 Quit'],
  })
}

/** Says that the office keeps stopping; resolves with whether to try once more. */
export async function askWhetherToTryAgain(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: '来客 Laike',
    message: '来客一再中断\nLaike keeps stopping',
    detail: [
      '已经保存的都在。可以再试一次；若还是这样，请重启电脑再打开。',
      'Everything that was saved is still there. Try again; if it goes on, restart the computer and open Laike again.',
    ].join('\n\n'),
    buttons: ['再试一次 Try again', '退出 Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}

const missing: Record<Missing, (path: string) => { zh: string; en: string }> = {
  movedAway: (path) => ({
    zh: `${path} 里现在没有办公室的数据，它迁走过。请接上那个磁盘再试；若位置变了，请选现在的文件夹。`,
    en: `There is no office in ${path} now. It was moved: connect that disk and try again, or choose the folder it is in now.`,
  }),
  placeUnknown: (path) => ({
    zh: `数据迁走过，迁到哪里记在 ${path}，现在读不出来。请再试一次，或选数据现在的文件夹。`,
    en: `The data was moved, and ${path}, which says where to, can’t be read. Try again, or choose the folder it is in now.`,
  }),
}

/** Whether an office is not where it is looked for. */
export const isMissing = (reason: HostRefusal): reason is Missing => Object.hasOwn(missing, reason)

/**
 * Says that an office is not where it is looked for; resolves with the folder to open instead, which may be `home`, with
 * undefined to try that again, and with null to quit.
 */
export async function askWhereItIs(
  reason: Missing,
  path: string,
  home: string,
): Promise<string | undefined | null> {
  const { zh, en } = missing[reason](path)
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: '来客 Laike',
    message: '找不到办公室的数据\nThe office’s data is not there',
    detail: [
      `${zh}那份已经没了，就打开原来的文件夹：里面是迁走前的数据；若已清空，可以从备份恢复。`,
      `${en} Where it is lost, open the folder from before: it holds the data from before the move, or nothing, and a backup can be restored there.`,
      home,
    ].join('\n\n'),
    buttons: [
      '再试一次 Try again',
      '选文件夹 Choose the folder…',
      '打开原来的 Open the one from before',
      '退出 Quit',
    ],
    defaultId: 0,
    cancelId: 3,
  })
  if (response === 0) return undefined
  if (response === 1) return chosenFolder()
  return response === 2 ? home : null
}

async function chosenFolder(): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory'] })
  return filePaths[0]
}
