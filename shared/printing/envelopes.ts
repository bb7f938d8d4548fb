/** An envelope, lying: the side with the address up, the longer edge below. Millimetres. */
export interface Envelope {
  readonly code: string
  readonly names: { readonly 'zh-CN': string; readonly en: string }
  readonly width: number
  readonly height: number
  readonly use: 'chinese' | 'international' | 'iso' | 'us' | 'japanese'
}

const envelope = (
  code: string,
  chinese: string,
  en: string,
  width: number,
  height: number,
  use: Envelope['use'],
): Envelope => ({ code, names: { 'zh-CN': chinese, en }, width, height, use })

/** Envelopes by what they are used for: GB/T 1416-2021 at home and abroad, ISO 269, American, Japanese. */
export const envelopes: readonly Envelope[] = [
  envelope('CN-B6', '国内 B6（3 号）', 'Chinese B6 (no. 3)', 176, 125, 'chinese'),
  envelope('CN-DL', '国内 DL（5 号）', 'Chinese DL (no. 5)', 220, 110, 'chinese'),
  envelope('CN-ZL', '国内 ZL（6 号）', 'Chinese ZL (no. 6)', 230, 120, 'chinese'),
  envelope('CN-C5', '国内 C5（7 号）', 'Chinese C5 (no. 7)', 229, 162, 'chinese'),
  envelope('CN-C4', '国内 C4（9 号）', 'Chinese C4 (no. 9)', 324, 229, 'chinese'),
  envelope('CN-INT-C6', '国际 C6', 'Chinese international C6', 162, 114, 'international'),
  envelope('CN-INT-DL', '国际 DL', 'Chinese international DL', 220, 110, 'international'),
  envelope('CN-INT-C5', '国际 C5', 'Chinese international C5', 229, 162, 'international'),
  envelope('CN-INT-C4', '国际 C4', 'Chinese international C4', 324, 229, 'international'),
  envelope('ISO-DL', 'DL', 'DL', 220, 110, 'iso'),
  envelope('ISO-C6', 'C6', 'C6', 162, 114, 'iso'),
  envelope('ISO-C65', 'C6/5', 'C6/C5', 229, 114, 'iso'),
  envelope('ISO-C5', 'C5', 'C5', 229, 162, 'iso'),
  envelope('ISO-C4', 'C4', 'C4', 324, 229, 'iso'),
  envelope('ISO-B6', 'B6', 'B6', 176, 125, 'iso'),
  envelope('ISO-B5', 'B5', 'B5', 250, 176, 'iso'),
  envelope('US-10', '美式 10 号', 'US #10 (4 1/8 x 9 1/2 in)', 241.3, 104.775, 'us'),
  envelope('US-9', '美式 9 号', 'US #9 (3 7/8 x 8 7/8 in)', 225.425, 98.425, 'us'),
  envelope(
    'US-MONARCH',
    '美式 Monarch',
    'US Monarch #7 3/4 (3 7/8 x 7 1/2 in)',
    190.5,
    98.425,
    'us',
  ),
  envelope('US-634', '美式 6¾ 号', 'US #6 3/4 (3 5/8 x 6 1/2 in)', 165.1, 92.075, 'us'),
  envelope('US-A7', '美式 A7', 'US A7 (5 1/4 x 7 1/4 in)', 184.15, 133.35, 'us'),
  envelope('JP-C3', '日式长形 3 号', 'Japanese chou 3', 235, 120, 'japanese'),
  envelope('JP-C4', '日式长形 4 号', 'Japanese chou 4', 205, 90, 'japanese'),
]
