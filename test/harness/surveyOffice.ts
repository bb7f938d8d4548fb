import { program } from '../../electron/host/records/access.ts'
import { seedService } from '../../electron/host/service/seedService.ts'
import { entities, type EntityName } from '../../shared/entities/registry.ts'
import type { Filter } from '../../shared/filter.ts'
import { actOf, tempOffice, type TempOffice } from './office.ts'

/** An office with what ships for service, its surveys among that. */
export function surveyOffice(): TempOffice {
  const desk = tempOffice()
  desk.office.store.transact(actOf(program, 'setUp'), (tx) =>
    seedService(desk.office.store, tx, 'zh-CN'),
  )
  return desk
}

/** What tests of surveys ask of the office that is open at that moment. */
export function surveysOf(desk: () => TempOffice) {
  const rowsOf = (name: EntityName, filter: Filter | null = null) =>
    desk().lists.page(desk().chief, entities[name], { filter, offset: 0, limit: 100 }).rows
  const surveyFor = (use: string) =>
    rowsOf('survey', { field: 'use', op: 'oneOf', value: [use] })[0]!.id
  return {
    rowsOf,
    surveyFor,
    questionOf: (survey: string, kind: string) =>
      rowsOf('surveyQuestion').find((row) => row['survey'] === survey && row['kind'] === kind)!.id,
    respond: (values: object, actor = desk().clerk) =>
      desk().create('surveyResponse', { survey: surveyFor('sentAround'), ...values }, actor),
  }
}
