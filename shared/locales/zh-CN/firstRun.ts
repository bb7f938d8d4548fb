import type { firstRun as english } from '../en/firstRun.ts'
import type { Translated } from '../locale.ts'

export const firstRun = {
  title: '先认识一下您的办公室',
  lead: '四项，以后都能在设置里改。客户资料只存在这台电脑的一个文件里。',
  language: '语言',
  name: '办公室名称',
  nameHint: '印在信封、信函和报表上',
  protection: '谁能打开',
  open: {
    title: '直接打开',
    text: '坐到这台电脑前就能用，适合一两个人',
  },
  protected: {
    title: '登录后打开',
    text: '各人有自己的账号和权限',
  },
  login: '管理员用户名',
  password: '密码',
  repeat: '再输一次',
  begin: '从哪里开始',
  ways: {
    import: { title: '导入一张表', text: 'Excel 存出的 CSV，先预演再写入' },
    empty: { title: '从空白开始', text: '一个名称就能建客户' },
    sample: { title: '看看示例办公室', text: '约 300 位客户，一键清掉' },
  },
  start: {
    import: '开始并选一张表',
    empty: '开始',
    sample: '用示例办公室开始',
  },
  starting: '正在建立…',
  filling: '正在放入示例资料',
  filled: '{done} / {of} 条',
  stop: '到此为止',
  stopping: '正在停止…',
  sampleFailed: '示例资料没有放完。您的办公室已经可以用了。',
  goOn: '继续',
  version: '来客 {version}',
} as const satisfies Translated<typeof english>
