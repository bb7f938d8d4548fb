import { expect, it } from 'vitest'
import { layoutSchema } from '../../../shared/printing/layout.ts'
import { readyLayout } from './fillLayout.ts'

it('words of which nothing shows are none', () => {
  const place = { type: 'text', x: 5, y: 5, w: 40, h: 4 }
  const unseen = '\u2060\u200b\ufeff \u00ad\u3164'
  const layout = layoutSchema.parse({
    page: { width: 100, height: 60 },
    items: [
      { ...place, id: 'name', text: '{{customer.name}}' },
      { ...place, id: 'said', text: unseen },
    ],
  })
  const { items, fill } = readyLayout(layout, '', () => null)
  const filled = (name: string) => fill({ valueOf: () => name, codeOf: () => null, each: () => [] })
  expect(filled(unseen).values).toEqual([null])
  expect(filled(`${unseen}云`).values).toEqual([`${unseen}云`])
  expect(items[1]).toMatchObject({ said: null })
})
