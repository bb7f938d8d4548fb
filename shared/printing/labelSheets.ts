/** Labels on a sheet: where the first one lies, and how far it is from one to the next. Millimetres. */
export interface LabelSheet {
  readonly code: string
  readonly names: { readonly 'zh-CN': string; readonly en: string }
  readonly paper: 'A4' | 'letter'
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  /** Of the first label, from the upper left corner of the paper. */
  readonly left: number
  readonly top: number
  /** From the corner of a label to that of the next one. */
  readonly pitchX: number
  readonly pitchY: number
  /** Radius of the corners. */
  readonly round: number
  /** Worked out, and not told by a maker: to be compared with a real sheet. */
  readonly unverified: boolean
}

type Measures = readonly [
  columns: number,
  rows: number,
  width: number,
  height: number,
  left: number,
  top: number,
  pitchX: number,
  pitchY: number,
  round: number,
]

const made = (
  code: string,
  name: string,
  paper: LabelSheet['paper'],
  [columns, rows, width, height, left, top, pitchX, pitchY, round]: Measures,
): LabelSheet => ({
  code,
  names: { 'zh-CN': name, en: name },
  paper,
  columns,
  rows,
  width,
  height,
  left,
  top,
  pitchX,
  pitchY,
  round,
  unverified: false,
})

/** A4 cut evenly and up to its edges, as sheets without a brand are in China; no maker tells their measures. */
const even = (columns: number, rows: number): LabelSheet => {
  const [width, height] = [round(210 / columns), round(297 / rows)]
  const count = columns * rows
  return {
    ...made(`cn-a4-${count}`, '', 'A4', [columns, rows, width, height, 0, 0, width, height, 0]),
    names: {
      'zh-CN': `A4 内切 ${count} 格（${columns} × ${rows}）`,
      en: `A4 cut into ${count} (${columns} × ${rows})`,
    },
    unverified: true,
  }
}

const round = (mm: number) => Math.round(mm * 1000) / 1000

/** Sheets of labels that can be bought. */
export const labelSheets: readonly LabelSheet[] = [
  made('avery-l7160', 'Avery L7160', 'A4', [3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1, 2]),
  made('avery-l7163', 'Avery L7163', 'A4', [2, 7, 99.06, 38.1, 4.67, 15.15, 101.6, 38.1, 2]),
  made('avery-l7165', 'Avery L7165', 'A4', [2, 4, 99.06, 67.73, 4.67, 13.04, 101.6, 67.73, 2]),
  made('avery-l7651', 'Avery L7651', 'A4', [5, 13, 38.1, 21.17, 4.67, 10.9, 40.64, 21.17, 1]),
  made('avery-5160', 'Avery 5160', 'letter', [3, 10, 66.675, 25.4, 4.762, 12.7, 69.85, 25.4, 1.6]),
  made('avery-5161', 'Avery 5161', 'letter', [2, 10, 101.6, 25.4, 3.969, 12.7, 106.362, 25.4, 0]),
  made(
    'avery-5162',
    'Avery 5162',
    'letter',
    [2, 7, 101.6, 33.867, 3.969, 21.166, 106.362, 33.867, 0],
  ),
  made('avery-5163', 'Avery 5163', 'letter', [2, 5, 101.6, 50.8, 3.969, 12.7, 106.362, 50.8, 3.2]),
  made(
    'avery-5164',
    'Avery 5164',
    'letter',
    [2, 3, 101.6, 84.667, 3.969, 12.7, 106.362, 84.667, 0],
  ),
  made('tower-w100', 'Tower CIL-W100', 'A4', [3, 8, 70, 37, 0, 0, 70, 37, 0]),
  made('zweckform-3474', 'Zweckform 3474', 'A4', [3, 8, 70, 37, 0, 0, 70, 37, 0]),
  even(1, 2),
  even(2, 2),
  even(2, 3),
  even(2, 4),
  even(2, 5),
  even(2, 6),
  even(2, 7),
  even(2, 8),
  even(3, 6),
  even(3, 7),
  even(3, 8),
  even(3, 10),
  even(4, 10),
  even(4, 11),
  even(5, 13),
]
