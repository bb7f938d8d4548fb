import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { csatScale, npsScale } from '../../../shared/domain/surveyFigures.ts'
import { wordsPlugin } from '../../words.ts'
import ScaleChoice from './ScaleChoice.vue'

test('a digit answers, and leads on once no other can follow it', async () => {
  const given = async (values: readonly number[], ...digits: string[]) => {
    const scale = mount(ScaleChoice, {
      props: { values, label: '推荐意愿', modelValue: null },
      global: { plugins: [wordsPlugin] },
    })
    for (const key of digits) await scale.get('[role="radiogroup"]').trigger('keydown', { key })
    const answers = scale.emitted<[number | null]>('update:modelValue') ?? []
    return { answer: answers.at(-1)?.[0], leadsOn: scale.emitted('typed')?.length ?? 0 }
  }
  expect(await given(csatScale, '4')).toEqual({ answer: 4, leadsOn: 1 })
  expect(await given(csatScale, '1')).toEqual({ answer: 1, leadsOn: 1 })
  expect(await given(csatScale, '9')).toEqual({ answer: undefined, leadsOn: 0 })
  expect(await given(npsScale, '1')).toEqual({ answer: 1, leadsOn: 0 })
  expect(await given(npsScale, '1', '0')).toEqual({ answer: 10, leadsOn: 1 })
})
