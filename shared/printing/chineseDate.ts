const figures = '〇一二三四五六七八九'

/** A day in the Chinese calendar: 农历丙午年十月十八. */
export function lunarDate(at: Date): string {
  const parts = lunar.formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `农历${part('yearName')}年${part('month')}${part('day')}`
}

const lunar = new Intl.DateTimeFormat('zh-CN-u-ca-chinese', { dateStyle: 'long' })

/** A day as formal letters write it: 二〇二六年十一月二十六日. */
export function writtenDate(at: Date): string {
  const year = [...String(at.getFullYear())].map((digit) => figures[Number(digit)]).join('')
  return `${year}年${small(at.getMonth() + 1)}月${small(at.getDate())}日`
}

/** A number below a hundred. */
function small(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${figures[tens]}十`
  return head + (ones > 0 ? figures[ones] : '')
}
