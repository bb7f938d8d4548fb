import type { PrintAsked } from '../../../../shared/api/printing.ts'
import { testCross } from '../../../../shared/printing/testCross.ts'
import type { PrintDesk } from '../forms.ts'
import type { Composed } from '../printing.ts'

/** Rulers along the edges, and a cross whose distance to the edges is measured and entered. */
export function testSheet(
  { words }: PrintDesk,
  { width, height }: Extract<PrintAsked, { form: 'testSheet' }>,
): Composed {
  const { testSheet } = words.printing
  const cross = testCross({ width, height })
  const said = (text: string) =>
    text.replace('{x}', String(cross.x)).replace('{y}', String(cross.y))
  return {
    template: 'testSheet',
    name: testSheet.name,
    data: {
      paper: { width, height },
      cross,
      title: testSheet.name,
      size: `${width} × ${height} mm`,
      steps: testSheet.steps.map(said),
    },
  }
}
