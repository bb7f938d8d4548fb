import { dialog } from 'electron'
import type { HostRefusal } from '../../shared/hostProtocol.ts'

// Both languages at once: whatever failed here failed before anyone could say which one they read.
const refusals: Record<HostRefusal, { zh: string; en: string }> = {
  inUse: {
    zh: '这份数据正被另一个来客使用。请先关闭那一个，再打开。',
    en: 'Another Laike has this data open. Close that one, then open Laike again.',
  },
  newerSchema: {
    zh: '这份数据由更新版本的来客保存过。请安装新版本再打开，数据没有改动。',
    en: 'A newer Laike has saved this data. Install that version to open it. Nothing was changed.',
  },
  damaged: {
    zh: '这份数据读不出来。请把它原样留着，从备份恢复一份再打开。',
    en: 'This data cannot be read. Keep it as it is, and put a backup in its place.',
  },
  network: {
    zh: '数据文件夹在网络盘或别的电脑上，同时写入会损坏数据。请把它移到本机磁盘，再打开。',
    en: 'The data folder is on a network drive, where two programs writing at once would damage it. Move it to a disk of this computer, then open Laike again.',
  },
  movedAway: {
    zh: '数据已迁到另一个文件夹，但它现在找不到。请接上那个磁盘，再打开。',
    en: 'The data was moved to another folder, which is not there now. Connect that disk, then open Laike again.',
  },
  unwritable: {
    zh: '来客不能在这里保存。请检查磁盘空间，以及这个文件夹是否允许写入。',
    en: 'Laike cannot save here. Check the free space and that this folder may be written to.',
  },
}

/** Says in plain words why the office could not be opened; resolves once it was read. */
export async function explainRefusal(reason: HostRefusal, path: string): Promise<void> {
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
