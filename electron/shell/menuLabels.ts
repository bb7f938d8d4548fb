import type { Locale } from '../../shared/locales/locale.ts'

/** The words of the native menu. Roles are named too: Electron's own names for them are English everywhere. */
export interface MenuLabels {
  readonly file: string
  readonly newCustomer: string
  readonly newContact: string
  readonly importCustomers: string
  readonly settings: string
  readonly close: string
  readonly quit: string
  readonly edit: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly view: string
  readonly search: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly resetZoom: string
  readonly fullScreen: string
  readonly reload: string
  readonly developerTools: string
  readonly window: string
  readonly minimize: string
  readonly zoom: string
  readonly front: string
  readonly help: string
  readonly shortcuts: string
  readonly about: string
  readonly services: string
  readonly hide: string
  readonly hideOthers: string
  readonly unhide: string
}

export const menuLabels = {
  'zh-CN': {
    file: '文件',
    newCustomer: '新建客户',
    newContact: '新建联系人',
    importCustomers: '导入客户…',
    settings: '设置…',
    close: '关闭窗口',
    quit: '退出来客',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '查看',
    search: '搜索…',
    zoomIn: '放大',
    zoomOut: '缩小',
    resetZoom: '实际大小',
    fullScreen: '全屏',
    reload: '重新载入',
    developerTools: '开发者工具',
    window: '窗口',
    minimize: '最小化',
    zoom: '缩放',
    front: '前置全部窗口',
    help: '帮助',
    shortcuts: '键盘快捷键',
    about: '关于来客',
    services: '服务',
    hide: '隐藏来客',
    hideOthers: '隐藏其他',
    unhide: '全部显示',
  },
  en: {
    file: 'File',
    newCustomer: 'New customer',
    newContact: 'New contact',
    importCustomers: 'Import customers…',
    settings: 'Settings…',
    close: 'Close window',
    quit: 'Quit Laike',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    search: 'Search…',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    resetZoom: 'Actual size',
    fullScreen: 'Full screen',
    reload: 'Reload',
    developerTools: 'Developer tools',
    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring all to front',
    help: 'Help',
    shortcuts: 'Keyboard shortcuts',
    about: 'About Laike',
    services: 'Services',
    hide: 'Hide Laike',
    hideOthers: 'Hide others',
    unhide: 'Show all',
  },
} satisfies Record<Locale, MenuLabels>
