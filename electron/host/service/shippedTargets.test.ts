import { expect, test } from 'vitest'
import { dictionaries } from '../../../shared/dictionaries.ts'
import { targetFor } from '../../../shared/domain/serviceTarget.ts'
import { shippedTargets } from './shippedTargets.ts'

test('cases of every kind have a time to be answered and solved in, however severe and whosever they are', () => {
  for (const kind of dictionaries.caseKind.codes) {
    for (const severity of dictionaries.caseSeverity.codes) {
      for (const level of [null, 'A', 'C']) {
        const target = targetFor(shippedTargets, { kind, severity, level })
        const within = Math.min(target?.answerWithin ?? 0, target?.solveWithin ?? 0)
        expect(within, `${kind} ${severity} ${level}`).toBeGreaterThan(0)
      }
    }
  }
})
