import { defineEntity } from '../entity.ts'
import { choice, number, text } from '../fields/builders.ts'

/** How a printer takes a paper, and what is done so that what is printed lands where it belongs. */
export const printerProfile = defineEntity({
  name: 'printerProfile',
  title: 'name',
  list: ['name', 'printer', 'paper', 'offsetX', 'offsetY', 'scaleX', 'scaleY', 'turn', 'feed'],
  staff: {},
  groups: {
    basic: ['name', 'printer', 'paper', 'feed', 'side'],
    geometry: ['offsetX', 'offsetY', 'scaleX', 'scaleY', 'turn'],
  },
  fields: {
    name: text().required(),
    /** As the system calls it; any when empty. */
    printer: text(),
    /** The paper that it is for, as `sizeOfPaper` reads it; any when empty. */
    paper: text(),
    /** Millimetres to the right and down. */
    offsetX: number().required().initially(0),
    offsetY: number().required().initially(0),
    /** Per cent. */
    scaleX: number().required().initially(100),
    scaleY: number().required().initially(100),
    /** How the page lies in the printer, beside how it is read. */
    turn: choice('pageTurn').required().initially('none'),
    /** Which edge goes in first. */
    feed: choice('feedEdge'),
    /** How the side that is printed lies in the tray. */
    side: choice('printSide'),
  },
})
