import type { passwords as english } from '../en/passwords.ts'
import type { Translated } from '../locale.ts'

export const passwords = {
  show: '显示密码',
  hide: '隐藏密码',
  notTheSame: '两次输入的密码不一样。',
  atLeast: '至少 8 个字符',
  capsLock: '大写锁定开着',
  strength: {
    none: '',
    short: '太短',
    easy: '容易猜',
    enough: '够用',
    strong: '很强',
  },
} as const satisfies Translated<typeof english>
