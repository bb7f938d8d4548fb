import type { signIn as english } from '../en/signIn.ts'
import type { Translated } from '../locale.ts'

export const signIn = {
  login: '用户名',
  password: '密码',
  submit: '登录',
  submitting: '正在登录…',
  wait: '试得太多了，请 {count} 秒后再试。',
  forgot: '忘了密码？请管理员在“设置 › 账号”里重设。',
  lockedTitle: '{name}的窗口已锁定',
  lockedText: '内容都还在。',
  wrongHere: '密码不对。',
  unlock: '解锁',
  somebodyElse: '换人登录',
} as const satisfies Translated<typeof english>
