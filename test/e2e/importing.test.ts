import { story } from '../harness/desk/story.ts'

story('Northwind comes in with a sheet, and goes again in one click', async ({ open }) => {
  const desk = await open()
  await desk.firstRun({ office: 'Northwind', begin: 'import' })
  await desk.chooseSheet('northwind/customers.csv')
  await desk.sees('93 new')
  await desk.sees('Alfreds Futterkiste', desk.sheetLine(2))

  await desk.press('Import 93 rows')
  await desk.sees('93 new customers')
  await desk.findByPalette('maria anders', 'Maria Anders')
  await desk.sees('Alfreds Futterkiste')

  await desk.command('Import customers')
  await desk.press('Take the whole import back')
  await desk.sees('The import was taken back')
  await desk.goTo('customer')
  await desk.sees('No customers yet')
})

story('a sheet from a Chinese desk is mended before it is written', async ({ open }) => {
  const desk = await open({ locale: 'zh-CN' })
  await desk.firstRun({ office: '一禾办公用品', begin: 'import' })
  await desk.chooseSheet('customers-gb18030.csv')
  await desk.sees('GB18030')
  await desk.sees('宁波澄川包装制品有限公司', desk.sheetLine(3))
  await desk.sees('有误 9')

  await desk.putColumn('业务员', null)
  await desk.sees('有误 4')
  await desk.sees('邮箱地址不完整。', desk.sheetLine(6))
  await desk.putColumn('邮箱', null)
  await desk.sees('有误 3')

  await desk.press('导入 8 行')
  await desk.sees('3 行没有导入')
  await desk.findByPalette('nbcc', '宁波澄川包装制品有限公司')
  await desk.sees('顾明远')
})

story('a file that is no sheet is refused, and nothing is lost by it', async ({ open }) => {
  const desk = await open()
  await desk.firstRun({ office: 'Northwind', begin: 'import' })
  await desk.chooseSheet({ name: 'customers.xlsx', content: 'PK\u0003\u0004 and so on' })
  await desk.sees(/^This is an Excel workbook/)

  const sheet = 'Company,Phone\nAround the Horn,5557788\n'
  await desk.chooseSheet({ name: 'customers.csv', content: sheet })
  await desk.sees('1 new')
  await desk.putColumn('Phone', null)
  await desk.sees('1 column stays out')
  await desk.chooseSheet({ name: 'shop.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47]) })
  await desk.sees(/^This is a picture/)
  await desk.sees('1 column stays out')
  await desk.press('Import 1 row')
  await desk.sees('1 new customer')
})
