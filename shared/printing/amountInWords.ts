const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const places = ['', '拾', '佰', '仟'] as const

/**
 * An amount of money as receipts and contracts write it: 人民币壹仟零伍拾元整.
 * @param cents whole cents, below a hundred million million yuan
 */
export function amountInWords(cents: number): string {
  const whole = Math.abs(Math.trunc(cents))
  const [yuan, jiao, fen] = [Math.floor(whole / 100), Math.floor(whole / 10) % 10, whole % 10]
  const sign = whole > 0 && cents < 0 ? '负' : ''
  const head = yuan > 0 ? `${yuanInWords(yuan)}元` : ''
  return `人民币${sign}${head}${smallChange(yuan > 0, jiao, fen)}`
}

function smallChange(hasYuan: boolean, jiao: number, fen: number): string {
  if (jiao === 0 && fen === 0) return hasYuan ? '整' : '零元整'
  const tenths = jiao > 0 ? `${digits[jiao]}角` : hasYuan ? '零' : ''
  return tenths + (fen > 0 ? `${digits[fen]}分` : '整')
}

/** Digit by digit: 零 once for each gap before another digit, 万 and 亿 after each four. */
function yuanInWords(yuan: number): string {
  const figures = String(yuan)
  let said = ''
  let gap = false
  for (const [index, figure] of [...figures].entries()) {
    const place = figures.length - 1 - index
    const digit = Number(figure)
    if (digit > 0) said += (gap ? '零' : '') + digits[digit] + places[place % 4]!
    gap = digit === 0 ? said !== '' : false
    if (place % 4 > 0) continue
    const four = Number(figures.slice(Math.max(0, index - 3), index + 1))
    if (place === 8) said += '亿'
    else if (place > 0 && four > 0) said += '万'
  }
  return said
}
