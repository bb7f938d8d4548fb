interface Dictionary<Code extends string = string> {
  /** Codes that ship. The office may add to an open dictionary; it may only relabel a fixed one. */
  readonly codes: readonly Code[]
  readonly fixed: boolean
}

/** A list whose codes the program's behaviour depends on. */
const fixed = <const C extends string>(...codes: C[]) => ({ codes, fixed: true as const })
/** A list that the office makes its own. */
const open = <const C extends string>(...codes: C[]) => ({ codes, fixed: false as const })

/** The office's lists as they ship; labels stand in the locales, additions in records. */
export const dictionaries = {
  customerKind: fixed('company', 'person'),
  customerType: open('endUser', 'dealer', 'agent', 'supplier', 'partner', 'government'),
  customerNature: open(
    'stateOwned',
    'private',
    'foreign',
    'jointVenture',
    'listed',
    'hkmt',
    'institution',
    'government',
    'soleTrader',
    'association',
  ),
  customerLevel: open('A', 'B', 'C', 'D'),
  customerStage: fixed('lead', 'prospect', 'active', 'dormant', 'lost'),
  customerSource: open(
    'phone',
    'walkIn',
    'website',
    'search',
    'wechat',
    'douyin',
    'exhibition',
    'referral',
    'advertisement',
    'coldCall',
    'platform',
    'other',
  ),
  companySize: open('micro', 'small', 'medium', 'large'),
  creditRating: open('excellent', 'good', 'fair', 'poor', 'blocked'),
  satisfaction: open('verySatisfied', 'satisfied', 'neutral', 'dissatisfied', 'veryDissatisfied'),
  paymentMethod: open('cash', 'transfer', 'wechat', 'alipay', 'card', 'acceptance', 'monthly'),
  industry: open(
    'A',
    'B',
    'C',
    'D',
    'E',
    'F',
    'G',
    'H',
    'I',
    'J',
    'K',
    'L',
    'M',
    'N',
    'O',
    'P',
    'Q',
    'R',
    'S',
    'T',
  ),
  salutation: open('mr', 'ms', 'miss', 'mrs', 'dr', 'prof', 'teacher', 'manager', 'director'),
  gender: fixed('male', 'female'),
  decisionRole: open('decides', 'influences', 'uses', 'buys', 'pays'),
  interactionKind: fixed(
    'call',
    'visit',
    'email',
    'sms',
    'wechat',
    'letter',
    'fax',
    'meeting',
    'web',
  ),
  direction: fixed('out', 'in'),
  caseKind: fixed('complaint', 'feedback', 'suggestion', 'enquiry', 'repair'),
  caseSeverity: fixed('low', 'normal', 'high', 'critical'),
  caseChannel: open('phone', 'visit', 'email', 'wechat', 'web', 'letter', 'fax', 'other'),
  caseState: fixed('received', 'investigating', 'answered', 'solved', 'closed'),
  caseStepRole: fixed('everyone', 'handler', 'administrator'),
  caseCompensation: open('replacement', 'refund', 'discount', 'rework', 'gift', 'apology'),
  surveyUse: fixed('closing', 'sentAround'),
  surveyHow: fixed('phone', 'paper', 'closing'),
  surveyOutcome: fixed('answered', 'declined', 'notReached'),
  questionKind: fixed('text', 'choice', 'grade'),
  caseDue: fixed('answer', 'solve'),
  dueCounting: fixed('workingHours', 'workingDays', 'clock'),
  caseAlertLevel: fixed('warning', 'late', 'head', 'owners'),
  templateKind: fixed(
    'caseReply',
    'sms',
    'letter',
    'envelope',
    'label',
    'card',
    'sheet',
    'courier',
    'word',
  ),
  templateLanguage: fixed('zh', 'en'),
  pageTurn: fixed('none', 'right', 'over', 'left'),
  feedEdge: fixed('short', 'long'),
  printSide: fixed('up', 'down'),
  mailingOutput: fixed('print', 'pdf', 'docx', 'email', 'sms'),
  mailingPer: fixed('customer', 'contact'),
  mailingAddress: fixed('customer', 'contact'),
  mailingOrder: fixed('postcode', 'name', 'created'),
  mailingState: fixed('draft', 'printed', 'sending', 'paused', 'sent'),
  addressSource: fixed('customer', 'contact'),
  recipientState: fixed(
    'ready',
    'excluded',
    'printed',
    'returned',
    'waiting',
    'sending',
    'sent',
    'unsure',
    'failed',
    'bounced',
  ),
  mailSecurity: fixed('tls', 'startTls', 'none'),
  gatewayMethod: fixed('post', 'get'),
  pieceIssue: fixed(
    'byHand',
    'deleted',
    'noName',
    'noConsent',
    'noAddress',
    'incomplete',
    'noPostcode',
    'badPostcode',
    'returned',
    'postcodeElsewhere',
    'sameAddress',
    'refusedEmail',
    'refusedText',
    'noEmail',
    'emailReturned',
    'sameReach',
    'noMobile',
    'lacksNeeded',
  ),
  returnReason: open('insufficient', 'unknown', 'moved', 'refused', 'unclaimed', 'other'),
  userRole: fixed('administrator', 'staff'),
  rolePreset: fixed(
    'everything',
    'ownSales',
    'departmentSales',
    'service',
    'assistant',
    'readOnly',
  ),
  rightScope: fixed('none', 'own', 'department', 'all'),
  fieldLevel: fixed('hidden', 'masked', 'read', 'consent', 'edit'),
  proposalState: fixed('waiting', 'approved', 'refused', 'withdrawn'),
  signInTime: fixed('always', 'officeHours', 'hours'),
  signInDevice: fixed('any', 'desktop'),
  tagColor: fixed('grey', 'blue', 'amber', 'teal', 'plum', 'slate'),
  customFieldKind: fixed('text', 'number', 'date', 'choice', 'yesNo', 'money'),
  specialDayKind: fixed('off', 'worked'),
} as const satisfies Record<string, Dictionary>

export type DictionaryName = keyof typeof dictionaries

/** Codes of a dictionary: a union where it is fixed, any text where the office may add. */
export type ChoiceOf<D extends DictionaryName> = (typeof dictionaries)[D]['fixed'] extends true
  ? (typeof dictionaries)[D]['codes'][number]
  : string

/** Codes that ship with a dictionary. */
export type ShippedCode<D extends DictionaryName> = (typeof dictionaries)[D]['codes'][number]

/** The list of a choice that an office made itself: it is called as its field is. */
export type OwnListName = `custom_${string}`

/** Any list that a choice may be made from. */
export type ListName = DictionaryName | OwnListName

/** Whether a list is the office's own, and holds nothing but what the office wrote into it. */
export const isOwnList = (name: string): name is OwnListName => /^custom_[0-9a-f]{32}$/.test(name)

/** Whether there can be a list of this name, which may come from anywhere. */
export const isListName = (name: string): name is ListName =>
  Object.hasOwn(dictionaries, name) || isOwnList(name)

const ownList: Dictionary = { codes: [], fixed: false }

/** What ships of a list; of an office's own, nothing. */
export const shippedList = (name: ListName): Dictionary =>
  isOwnList(name) ? ownList : dictionaries[name as DictionaryName]
