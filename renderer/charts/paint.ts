// The parts of ECharts that our charts are made of, and no others: this file is loaded with the first chart.
import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  MarkLineComponent,
  type GridComponentOption,
  type MarkLineComponentOption,
} from 'echarts/components'
import { init, use, type ComposeOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer])

export type PaintOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | MarkLineComponentOption
>

/** Something that paints into an element. */
export interface Painter {
  /** Paints a picture of a size in px; what is the same as before stays as it is. */
  paint(option: PaintOption, size: { readonly width: number; readonly height: number }): void
  close(): void
}

export function painterOn(element: HTMLElement): Painter {
  const chart = init(element, null, { renderer: 'svg', width: 1, height: 1 })
  let [width, height] = [1, 1]
  return {
    paint: (option, size) => {
      if (size.width !== width || size.height !== height) {
        ;({ width, height } = size)
        chart.resize({ width, height })
      }
      chart.setOption(option, { replaceMerge: ['series'] })
    },
    close: () => chart.dispose(),
  }
}
