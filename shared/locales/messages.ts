import { answer as enAnswer } from './en/answer.ts'
import { backup as enBackup } from './en/backup.ts'
import { consent as enConsent } from './en/consent.ts'
import { customFields as enCustomFields } from './en/customFields.ts'
import { dictionaries as enDictionaries } from './en/dictionaries.ts'
import { encryption as enEncryption } from './en/encryption.ts'
import { entities as enEntities } from './en/entities.ts'
import { failures as enFailures } from './en/failures.ts'
import { fields as enFields } from './en/fields.ts'
import { figures as enFigures } from './en/figures.ts'
import { filter as enFilter } from './en/filter.ts'
import { firstRun as enFirstRun } from './en/firstRun.ts'
import { frame as enFrame } from './en/frame.ts'
import { history as enHistory } from './en/history.ts'
import { housekeeping as enHousekeeping } from './en/housekeeping.ts'
import { importing as enImporting } from './en/importing.ts'
import { journal as enJournal } from './en/journal.ts'
import { list as enList } from './en/list.ts'
import { palette as enPalette } from './en/palette.ts'
import { mailings as enMailings } from './en/mailings.ts'
import { past as enPast } from './en/past.ts'
import { passwords as enPasswords } from './en/passwords.ts'
import { presence as enPresence } from './en/presence.ts'
import { print as enPrint } from './en/print.ts'
import { printers as enPrinters } from './en/printers.ts'
import { printing as enPrinting } from './en/printing.ts'
import { records as enRecords } from './en/records.ts'
import { recycleBin as enRecycleBin } from './en/recycleBin.ts'
import { rights as enRights } from './en/rights.ts'
import { sending as enSending } from './en/sending.ts'
import { service as enService } from './en/service.ts'
import { settings as enSettings } from './en/settings.ts'
import { signIn as enSignIn } from './en/signIn.ts'
import { studio as enStudio } from './en/studio.ts'
import { surveys as enSurveys } from './en/surveys.ts'
import { templates as enTemplates } from './en/templates.ts'
import { timeline as enTimeline } from './en/timeline.ts'
import { today as enToday } from './en/today.ts'
import type { Locale, Translated } from './locale.ts'
import { answer as zhAnswer } from './zh-CN/answer.ts'
import { backup as zhBackup } from './zh-CN/backup.ts'
import { consent as zhConsent } from './zh-CN/consent.ts'
import { customFields as zhCustomFields } from './zh-CN/customFields.ts'
import { dictionaries as zhDictionaries } from './zh-CN/dictionaries.ts'
import { encryption as zhEncryption } from './zh-CN/encryption.ts'
import { entities as zhEntities } from './zh-CN/entities.ts'
import { failures as zhFailures } from './zh-CN/failures.ts'
import { fields as zhFields } from './zh-CN/fields.ts'
import { figures as zhFigures } from './zh-CN/figures.ts'
import { filter as zhFilter } from './zh-CN/filter.ts'
import { firstRun as zhFirstRun } from './zh-CN/firstRun.ts'
import { frame as zhFrame } from './zh-CN/frame.ts'
import { history as zhHistory } from './zh-CN/history.ts'
import { housekeeping as zhHousekeeping } from './zh-CN/housekeeping.ts'
import { importing as zhImporting } from './zh-CN/importing.ts'
import { journal as zhJournal } from './zh-CN/journal.ts'
import { list as zhList } from './zh-CN/list.ts'
import { palette as zhPalette } from './zh-CN/palette.ts'
import { mailings as zhMailings } from './zh-CN/mailings.ts'
import { past as zhPast } from './zh-CN/past.ts'
import { passwords as zhPasswords } from './zh-CN/passwords.ts'
import { presence as zhPresence } from './zh-CN/presence.ts'
import { print as zhPrint } from './zh-CN/print.ts'
import { printers as zhPrinters } from './zh-CN/printers.ts'
import { printing as zhPrinting } from './zh-CN/printing.ts'
import { records as zhRecords } from './zh-CN/records.ts'
import { recycleBin as zhRecycleBin } from './zh-CN/recycleBin.ts'
import { rights as zhRights } from './zh-CN/rights.ts'
import { sending as zhSending } from './zh-CN/sending.ts'
import { service as zhService } from './zh-CN/service.ts'
import { settings as zhSettings } from './zh-CN/settings.ts'
import { signIn as zhSignIn } from './zh-CN/signIn.ts'
import { studio as zhStudio } from './zh-CN/studio.ts'
import { surveys as zhSurveys } from './zh-CN/surveys.ts'
import { templates as zhTemplates } from './zh-CN/templates.ts'
import { timeline as zhTimeline } from './zh-CN/timeline.ts'
import { today as zhToday } from './zh-CN/today.ts'

const english = {
  answer: enAnswer,
  backup: enBackup,
  consent: enConsent,
  customFields: enCustomFields,
  dictionaries: enDictionaries,
  encryption: enEncryption,
  entities: enEntities,
  failures: enFailures,
  fields: enFields,
  figures: enFigures,
  filter: enFilter,
  firstRun: enFirstRun,
  frame: enFrame,
  history: enHistory,
  housekeeping: enHousekeeping,
  importing: enImporting,
  journal: enJournal,
  list: enList,
  palette: enPalette,
  mailings: enMailings,
  past: enPast,
  passwords: enPasswords,
  presence: enPresence,
  print: enPrint,
  printers: enPrinters,
  printing: enPrinting,
  records: enRecords,
  recycleBin: enRecycleBin,
  rights: enRights,
  sending: enSending,
  service: enService,
  settings: enSettings,
  signIn: enSignIn,
  studio: enStudio,
  surveys: enSurveys,
  templates: enTemplates,
  timeline: enTimeline,
  today: enToday,
}

const chinese: Translated<typeof english> = {
  answer: zhAnswer,
  backup: zhBackup,
  consent: zhConsent,
  customFields: zhCustomFields,
  dictionaries: zhDictionaries,
  encryption: zhEncryption,
  entities: zhEntities,
  failures: zhFailures,
  fields: zhFields,
  figures: zhFigures,
  filter: zhFilter,
  firstRun: zhFirstRun,
  frame: zhFrame,
  history: zhHistory,
  housekeeping: zhHousekeeping,
  importing: zhImporting,
  journal: zhJournal,
  list: zhList,
  palette: zhPalette,
  mailings: zhMailings,
  past: zhPast,
  passwords: zhPasswords,
  presence: zhPresence,
  print: zhPrint,
  printers: zhPrinters,
  printing: zhPrinting,
  records: zhRecords,
  recycleBin: zhRecycleBin,
  rights: zhRights,
  sending: zhSending,
  service: zhService,
  settings: zhSettings,
  signIn: zhSignIn,
  studio: zhStudio,
  surveys: zhSurveys,
  templates: zhTemplates,
  timeline: zhTimeline,
  today: zhToday,
}

/**
 * Everything the interface says, in each language. `{name}` is filled in; `a | b` are the forms for one and for many
 * of `{count}`; an `@` or a literal `|` is written `{'@'}`.
 */
export const messages: Record<Locale, Translated<typeof english>> = {
  en: english,
  'zh-CN': chinese,
}

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`
}[keyof T & string]

/** The name of a message: `frame.signOut`. A misspelt one does not compile. */
export type MessageKey = Paths<typeof english>
