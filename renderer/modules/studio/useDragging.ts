import { ref, shallowRef } from 'vue'
import type { LayoutItem } from '../../../shared/printing/layout.ts'
import { moved, resized } from './arranging.ts'
import { around, boxOf, hundredth, type Box } from './boxes.ts'
import { snapMove, snapResize, type Edges, type Guide, type SnapField } from './snapping.ts'
import { pageOf } from './studioDoc.ts'
import type { Studio } from './useStudio.ts'

/** Px within which something is brought onto a line. */
const pull = 6

/** Things that are moved and sized with a mouse, a pen or a finger. `scale` is px for a millimetre. */
export function useDragging(studio: Studio, scale: () => number) {
  const guides = shallowRef<readonly Guide[]>([])
  const dragging = ref(false)

  function fieldWithout(ids: readonly string[]): SnapField {
    const { layout } = studio.doc.value!
    const { flow } = layout
    const page = pageOf(layout)
    const others = layout.items.filter(({ id }) => !ids.includes(id)).map(boxOf)
    if (!flow) return { page, others }
    const margins: Box = {
      x: flow.left,
      y: flow.top,
      w: page.width - flow.left - flow.right,
      h: page.height - flow.top - flow.bottom,
    }
    return { page, others, margins }
  }

  /** Follows the pointer until it is let go; `step` is told how far it went, in millimetres. */
  function follow(
    start: PointerEvent,
    step: (dx: number, dy: number, free: boolean) => void,
  ): void {
    const target = start.currentTarget as HTMLElement
    let far = false
    target.setPointerCapture(start.pointerId)
    const move = (event: PointerEvent) => {
      const [dx, dy] = [event.clientX - start.clientX, event.clientY - start.clientY]
      // A click that trembles moves nothing.
      far ||= Math.hypot(dx, dy) > 3
      if (!far) return
      dragging.value = true
      step(dx / scale(), dy / scale(), event.altKey)
    }
    const end = () => {
      target.removeEventListener('pointermove', move)
      target.removeEventListener('pointerup', end)
      target.removeEventListener('pointercancel', end)
      guides.value = []
      dragging.value = false
      studio.endStep()
    }
    target.addEventListener('pointermove', move)
    target.addEventListener('pointerup', end)
    target.addEventListener('pointercancel', end)
  }

  function move(event: PointerEvent): void {
    const ids = [...studio.chosen.value]
    const before = [...studio.items.value]
    const room = around(before.filter(({ id }) => ids.includes(id)).map(boxOf))
    const field = fieldWithout(ids)
    follow(event, (dx, dy, free) => {
      const there = { ...room, x: tenth(room.x + dx), y: tenth(room.y + dy) }
      const found = free ? { box: there, guides: [] } : snapMove(there, field, pull / scale())
      guides.value = found.guides
      studio.setItems(moved(before, ids, found.box.x - room.x, found.box.y - room.y), 'drag')
    })
  }

  function size(event: PointerEvent, item: LayoutItem, edges: Edges): void {
    const before = boxOf(item)
    const field = fieldWithout([item.id])
    follow(event, (dx, dy, free) => {
      const wanted = stretched(before, edges, tenth(dx), tenth(dy))
      const found = free
        ? { box: wanted, guides: [] }
        : snapResize(wanted, edges, field, pull / scale())
      guides.value = found.guides
      studio.changeItems([item.id], () => resized(item, found.box), 'drag')
    })
  }
  return { guides, dragging, move, size }
}

const tenth = (mm: number) => Math.round(mm * 10) / 10

/** A box whose edges were moved, and that never turns inside out. */
export function stretched(box: Box, edges: Edges, dx: number, dy: number): Box {
  const left = edges.left ? Math.min(dx, box.w) : 0
  const top = edges.top ? Math.min(dy, box.h) : 0
  return {
    x: hundredth(box.x + left),
    y: hundredth(box.y + top),
    w: hundredth(Math.max(0, box.w - left + (edges.right ? dx : 0))),
    h: hundredth(Math.max(0, box.h - top + (edges.bottom ? dy : 0))),
  }
}
