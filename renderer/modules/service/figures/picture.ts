import type { CaseFigure } from '../../../../shared/domain/caseFigures.ts'
import type { Chart, ChartPlace } from '../../../charts/chart.ts'

/** A picture of service: a chart, what is said of it, and which cases are behind each place of it. */
export interface Picture {
  readonly key: string
  readonly title: string
  readonly finding?: string | undefined
  readonly headline?: string | undefined
  readonly about: string
  readonly chart: Chart
  /** Why there is nothing in it, where that is not for want of cases. */
  readonly missing?: string | undefined
  readonly behind: (place: ChartPlace) => CaseFigure
}
