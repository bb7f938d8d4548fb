import type { PrintAsked } from '../../../../shared/api/printing.ts'
import { testCrosses } from '../../../../shared/printing/calibration.ts'
import type { PrintDesk } from '../forms.ts'
import type { Composed } from '../printing.ts'

/** Rulers along the edges, and two crosses whose distances are measured and entered. */
export function testSheet(
  { words }: PrintDesk,
  { width, height }: Extract<PrintAsked, { form: 'testSheet' }>,
): Composed {
  const { testSheet } = words.printing
  const [first, second] = testCrosses({ width, height })
  return {
    template: 'testSheet',
    name: testSheet.name,
    data: {
      paper: { width, height },
      first,
      second,
      title: testSheet.name,
      size: `${width} × ${height} mm`,
      steps: testSheet.steps,
    },
  }
}
