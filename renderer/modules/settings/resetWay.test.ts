import { expect, it } from 'vitest'
import { shippedWay } from '../../../shared/domain/caseWay.ts'
import { resetWay } from './resetWay.ts'

const way = shippedWay.map((step, position) => ({
  id: `${step.from}-${step.to}`,
  label: null,
  ...step,
  onlyReplies: step.onlyReplies ?? null,
  position,
}))

it('the way that ships needs nothing', () => {
  expect(resetWay(way, shippedWay).isNothing).toBe(true)
})

it('what was changed, removed, added and put elsewhere comes back', () => {
  const [first, second, ...rest] = way
  const own = [
    { ...second!, position: 0 },
    { ...first!, label: '派人看看', role: 'handler' as const, position: 1 },
    ...rest.filter(({ to }) => to !== 'solved'),
    { ...first!, id: 'own', from: 'closed' as const, to: 'received' as const, position: 20 },
  ]
  expect(resetWay(own, shippedWay)).toMatchObject({
    changes: [
      { id: first!.id, values: { label: null, role: 'everyone', position: 0 } },
      { id: second!.id, values: { position: 1 } },
      { id: 'received-closed', values: { position: 2 } },
      ...rest
        .filter(({ from, to }) => from === 'answered' && to !== 'solved')
        .map(({ id, position }) => ({ id, values: { position } })),
      { id: 'closed-investigating' },
    ],
    creates: [{ from: 'answered', to: 'solved' }],
    removes: ['own'],
  })
})
