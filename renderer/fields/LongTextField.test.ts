import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { entities } from '../../shared/entities/registry.ts'
import { wordsPlugin } from '../words.ts'
import LongTextField from './LongTextField.vue'

it('a box that is not on the screen yet keeps room to write in', () => {
  const field = mount(LongTextField, {
    props: {
      entity: 'interaction',
      name: 'summary',
      spec: entities.interaction.fields.summary,
      inputId: 'summary',
      label: '内容',
      modelValue: null,
    },
    global: { plugins: [createPinia(), wordsPlugin] },
  })
  const { style } = field.find('textarea').element
  expect(style.height).not.toBe('0px')
})
