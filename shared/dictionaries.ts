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
  userRole: fixed('administrator', 'staff'),
  tagColor: fixed('grey', 'blue', 'amber', 'teal', 'plum', 'slate'),
} as const satisfies Record<string, Dictionary>

export type DictionaryName = keyof typeof dictionaries

/** Codes of a dictionary: a union where it is fixed, any text where the office may add. */
export type ChoiceOf<D extends DictionaryName> = (typeof dictionaries)[D]['fixed'] extends true
  ? (typeof dictionaries)[D]['codes'][number]
  : string

/** Codes that ship with a dictionary. */
export type ShippedCode<D extends DictionaryName> = (typeof dictionaries)[D]['codes'][number]
