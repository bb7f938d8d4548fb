import { beforeEach, describe, expect, it } from 'vitest'
import { draftKeeper } from './draftKeeping.ts'

const isText = (value: unknown): value is string => typeof value === 'string'
const day = 86_400_000

describe('a draft', () => {
  beforeEach(() => localStorage.clear())

  it('is there again after the window was closed in the middle of a word', () => {
    draftKeeper('customer.new', isText).keep('宁波澄川包')
    expect(draftKeeper('customer.new', isText).read()).toBe('宁波澄川包')
  })

  it('is gone once the record is saved', () => {
    const draft = draftKeeper('customer.new', isText)
    draft.keep('宁波澄川包装')
    draft.drop()
    expect(draft.read()).toBeUndefined()
  })

  it('of one record does not turn up at another', () => {
    draftKeeper('note.1', isText).keep('月底前要补货')
    expect(draftKeeper('note.2', isText).read()).toBeUndefined()
  })

  it('is forgotten after a month', () => {
    draftKeeper('note.1', isText, () => 0).keep('月底前要补货')
    expect(draftKeeper('note.1', isText, () => 30 * day).read()).toBe('月底前要补货')
    expect(draftKeeper('note.1', isText, () => 31 * day).read()).toBeUndefined()
  })

  it('of another shape, or damaged, is passed over', () => {
    draftKeeper('note.1', (value): value is number => typeof value === 'number').keep(7)
    expect(draftKeeper('note.1', isText).read()).toBeUndefined()
    localStorage.setItem('laike.draft.note.2', '{"at":')
    expect(draftKeeper('note.2', isText).read()).toBeUndefined()
  })
})
