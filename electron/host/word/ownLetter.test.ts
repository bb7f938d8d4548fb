import { expect, it } from 'vitest'
import { letterBlocks } from '../../../shared/printing/letterBlocks.ts'
import { templateTree } from '../../../shared/printing/templateTree.ts'
import { field, line, numbered, row, run, table, wordFile } from '../../../test/harness/wordFile.ts'
import { openWord } from './openWord.ts'
import { ownLetter } from './ownLetter.ts'
import { readWordTemplate } from './wordTemplate.ts'

const own = (
  body: string,
  mapping: Readonly<Record<string, string>>,
  parts?: Parameters<typeof wordFile>[1],
) => ownLetter(readWordTemplate(openWord(wordFile(body, parts))), mapping)

const mapping = {
  客户名称: 'customer.name',
  等级: 'customer.level',
  服务单: 'cases',
  '服务单 › 事由': 'case.title',
  多余: 'leftOut',
}

it('a letter becomes a text of ours: looks of lines, bold words, fields, conditions and lists', () => {
  const { body, losses } = own(
    line(run('年终答谢', '<w:b/><w:sz w:val="32"/>'), '<w:jc w:val="center"/>') +
      line(
        run('尊敬的') +
          field('MERGEFIELD 客户名称 \\* MERGEFORMAT', '«客户名称»', '<w:b/>') +
          run('：'),
      ) +
      line(run('感谢您{多余}的支持。'), '<w:ind w:firstLineChars="200"/>') +
      numbered('第一条') +
      line(run('{#等级 = A}')) +
      line(run('您是{#等级}贵宾{/等级}{无名}。')) +
      line(run('{/等级}')) +
      table(
        row(run('主题', '<w:b/>'), run('经过', '<w:b/>')),
        row(run('{#服务单}{事由}'), run('a|b{/服务单}')),
      ) +
      line('') +
      line(run('二〇二六年'), '<w:jc w:val="right"/>'),
    mapping,
  )
  expect(body.split('\n')).toEqual([
    '>< # 年终答谢',
    '尊敬的**{{customer.name}}**：',
    '　　感谢您的支持。',
    '1. 第一条',
    '{{#if customer.level = A}}',
    '您是{{#if customer.level}}贵宾{{/if}}{无名}。',
    '{{/if}}',
    '|主题|经过|',
    '|---|-----|',
    '{{#each cases}}',
    '|{{case.title}}|a\u2063|b|',
    '{{/each}}',
    '',
    '>> 二〇二六年',
  ])
  expect(losses).toEqual([])
  expect(templateTree(body).trouble).toBeNull()
  expect(letterBlocks(body, (text) => text)[0]).toMatchObject({ heading: 1, align: 'center' })
})

it('what a letter of ours can’t have is told', () => {
  const { losses } = own(
    line(run('红', '<w:color w:val="c00000"/>')) +
      line(field('MERGEFIELD 日期 \\@ "yyyy/M/d"', 'x')) +
      line('<w:r><w:footnoteReference w:id="1"/></w:r>'),
    {},
    { head: run('信头') },
  )
  expect(losses).toEqual(['edges', 'looks', 'formats', 'notes'])
})

it('words are no markup', () => {
  const { body } = own(
    line(run("|甲**乙C++''")) +
      line(run('丙', '<w:b/>') + run('丁', '<w:b/><w:i/>') + run('戊', '<w:u w:val="single"/>')),
    {},
  )
  expect(body).toBe("｜甲＊＊乙C++''\n**丙\u2062丁\u2062**\u2064戊\u2064")
})
