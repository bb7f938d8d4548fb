import type { ChoiceOf } from '../dictionaries.ts'

export type CaseState = ChoiceOf<'caseState'>
export type CaseKind = ChoiceOf<'caseKind'>
export type CaseStepRole = ChoiceOf<'caseStepRole'>

/** A step that a case may take from one state to another. */
export interface CaseTransition {
  readonly from: CaseState
  readonly to: CaseState
  readonly role: CaseStepRole
  /** Whoever takes it says why. */
  readonly asksReason: boolean
  /** It is there only for cases in which there is nothing to solve. */
  readonly onlyReplies?: boolean | null
}

/** Who wants to take a step. */
export interface CaseWalker {
  /** The program itself may take every step that is on the way. */
  readonly role: 'administrator' | 'staff' | 'program'
  /** The case is theirs, or nobody's. */
  readonly handles: boolean
}

const step = (
  from: CaseState,
  to: CaseState,
  role: CaseStepRole,
  asksReason = false,
): CaseTransition => ({ from, to, role, asksReason })

/** What a customer merely said or asked is over once it is answered. */
export const shortWay: CaseTransition = {
  ...step('answered', 'closed', 'handler'),
  onlyReplies: true,
}

/** The way that ships, the usual next step of each state first; an office changes it in the settings. */
export const shippedWay: readonly CaseTransition[] = [
  step('received', 'investigating', 'everyone'),
  step('received', 'answered', 'handler'),
  step('received', 'closed', 'administrator', true),
  step('investigating', 'answered', 'handler'),
  shortWay,
  step('answered', 'solved', 'handler'),
  step('answered', 'investigating', 'handler', true),
  step('solved', 'closed', 'handler'),
  step('solved', 'investigating', 'everyone', true),
  step('closed', 'investigating', 'everyone', true),
]

/** States of a case that is over. */
export const doneStates = ['solved', 'closed'] as const

/** States of a case that is not over. */
export const openStates = ['received', 'investigating', 'answered'] as const

/** Whether a case in this state is over, as far as the office is concerned. */
export const isDone = (state: CaseState): boolean =>
  (doneStates as readonly CaseState[]).includes(state)

/** Whether a step opens again what was solved. */
export const reopens = ({ from, to }: { from: CaseState | null; to: CaseState }): boolean =>
  from !== null && isDone(from) && !isDone(to)

const toSolve: readonly CaseKind[] = ['complaint', 'repair']

/** Whether something has to be solved for a customer, and not only answered. */
export const needsSolution = (kind: CaseKind): boolean => toSolve.includes(kind)

/** Whether a step is there for cases of a kind. */
const isThere = ({ onlyReplies }: CaseTransition, kind: CaseKind): boolean =>
  !onlyReplies || !needsSolution(kind)

/** Whether somebody may take a step. */
export function mayStep({ role }: CaseTransition, walker: CaseWalker): boolean {
  if (walker.role !== 'staff' || role === 'everyone') return true
  return role === 'handler' && walker.handles
}

/** The steps that somebody may take with a case, the usual one first. */
export const stepsFrom = <T extends CaseTransition>(
  way: readonly T[],
  { state, kind }: { readonly state: CaseState; readonly kind: CaseKind },
  walker: CaseWalker,
): T[] => way.filter((each) => each.from === state && isThere(each, kind) && mayStep(each, walker))

/** Why a step can't be taken: the field it is said at and the key of its words; null when it can. */
export function stepRefusal(
  way: readonly CaseTransition[],
  { from, to, kind, reason }: { from: CaseState; to: CaseState; kind: CaseKind; reason: unknown },
  walker: CaseWalker,
): { readonly field: 'state' | 'stepReason'; readonly key: string } | null {
  const known = way.filter((each) => each.from === from && each.to === to && isThere(each, kind))
  if (known.length === 0) return { field: 'state', key: 'noSuchStep' }
  const open = known.filter((each) => mayStep(each, walker))
  if (open.length === 0) return { field: 'state', key: 'stepNotYours' }
  const explained = typeof reason === 'string' && reason.trim() !== ''
  if (!explained && open.every((each) => each.asksReason)) {
    return { field: 'stepReason', key: 'reasonMissing' }
  }
  return null
}

const alwaysOpen = ['state', 'stepReason', 'attachments']
const afterSolving = [
  ...alwaysOpen,
  'answer',
  'cause',
  'compensation',
  'compensationAmount',
  'satisfaction',
]

/** Whether a field of a case may be changed while it is in a state: less and less, the nearer it is to its end. */
export function isOpenIn(state: CaseState, field: string): boolean {
  if (state === 'closed') return alwaysOpen.includes(field)
  return state !== 'solved' || afterSolving.includes(field)
}
