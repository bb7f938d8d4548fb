import { defineEntity } from '../entity.ts'
import { number, text } from '../fields/builders.ts'

/** A province, city or county with its postcode and phone area code. */
export const region = defineEntity({
  name: 'region',
  title: 'name',
  list: ['code', 'name', 'level', 'postcode', 'areaCode'],
  sort: { field: 'code' },
  ships: true,
  groups: { basic: ['code', 'name', 'level', 'parentCode', 'postcode', 'areaCode'] },
  fields: {
    /** Six-digit division code (GB/T 2260). */
    code: text().required(),
    name: text().required(),
    /** 1 province, 2 prefecture, 3 county. */
    level: number().required(),
    parentCode: text(),
    postcode: text(),
    areaCode: text(),
  },
})
