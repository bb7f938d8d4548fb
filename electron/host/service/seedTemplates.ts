import { v5 } from 'uuid'
import { entities } from '../../../shared/entities/registry.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Store } from '../records/store.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { shippedTemplates } from './shippedTemplates.ts'

/** Namespace of the templates that ship: the same ids on every install. */
const namespace = '8e0f7a6d-3c1b-4c36-9f0a-5a9be2f1d7c4'

/** Puts in the texts of replies, in the office's language; once in the life of a file. */
export function seedTemplates(store: Store, tx: Transaction, locale: Locale): void {
  if (readSetting(tx, 'templatesSeeded')) return
  store.seed(
    tx,
    entities.template,
    shippedTemplates.map(({ code, caseKind, name, body }, position) => ({
      id: v5(`${code} ${locale}`, namespace),
      values: {
        name: name[locale],
        kind: 'caseReply',
        language: locale === 'en' ? 'en' : 'zh',
        caseKind,
        body: body[locale],
        active: true,
        position,
      },
    })),
  )
  writeSetting(tx, 'templatesSeeded', true)
}
