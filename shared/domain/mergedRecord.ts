import { shownFields, type AnyValues, type Entity } from '../entity.ts'
import type { FieldSpec, KindValues } from '../fields/field.ts'
import { kindOf } from '../fields/kinds.ts'

/** Whose value a record holds that was made of two: that of the one that stays, of the one that goes, or both. */
export const mergePicks = ['keep', 'from', 'both'] as const
export type MergePick = (typeof mergePicks)[number]

/** The two that become one. */
export interface MergedPair {
  readonly keep: AnyValues
  readonly from: AnyValues
}

/** Whether there may be two records of what is one: those that are warned of can be made one. */
export const isMergeable = ({ fields }: Entity): boolean =>
  Object.values(fields).some(({ duplicate }) => duplicate)

/** Whether values of such a field can be put together. */
export const canHoldBoth = ({ kind }: FieldSpec): boolean =>
  kind === 'tags' || kind === 'attachments' || kind === 'longText'

/**
 * What becomes of a field where nobody says otherwise: what is filled stays, what is empty is filled, what can hold both
 * holds both, and who refused something in one of the two has refused it.
 */
export function usualPick(entity: Entity, name: string, { keep, from }: MergedPair): MergePick {
  const [own, other] = [keep[name], from[name]]
  if (isSame(own, other) || isEmpty(other)) return 'keep'
  if (isEmpty(own)) return 'from'
  const spec = entity.fields[name]!
  if (canHoldBoth(spec) && fits(spec, joined(spec, own, other))) return 'both'
  return isConsent(entity, name) && other === false ? 'from' : 'keep'
}

const fits = (spec: FieldSpec, value: unknown) => kindOf(spec).schema(spec).safeParse(value).success

/** Marks that tell of an address go where it goes. */
const told: Readonly<Record<string, string>> = {
  emailReturnedOn: 'email',
  mailReturnedOn: 'address',
  mailReturnReason: 'address',
}

/** Whether a field follows from what is picked of another. */
export const followsOther = (name: string, { keep, from }: MergedPair): boolean => {
  const of = told[name]
  return of !== undefined && !isSame(keep[of], from[of])
}

/** Whose value a field gets: as somebody picked, or as is usual. */
export const pickOf = (
  entity: Entity,
  name: string,
  pair: MergedPair,
  picks: Readonly<Record<string, MergePick>>,
): MergePick =>
  followsOther(name, pair)
    ? pickOf(entity, told[name]!, pair, picks)
    : (picks[name] ?? usualPick(entity, name, pair))

const isConsent = ({ groups, fields }: Entity, name: string) =>
  fields[name]?.kind === 'yesNo' &&
  (groups as Readonly<Record<string, readonly string[]>>)['consent']?.includes(name)

/** The fields in which two records differ, in the order of their form. */
export const differingFields = (entity: Entity, { keep, from }: MergedPair): string[] =>
  shownFields(entity).filter((name) => !isSame(keep[name], from[name]))

/** What the record that stays is given: the fields that change, with their new values. */
export function mergedValues(
  entity: Entity,
  pair: MergedPair,
  picks: Readonly<Record<string, MergePick>>,
): AnyValues {
  const given = differingFields(entity, pair).flatMap((name) => {
    const spec = entity.fields[name]!
    const { [name]: keep } = pair.keep
    const from = withinPair(spec, entity, pair, pair.from[name])
    const within = { keep: pair.keep, from: { ...pair.from, [name]: from } }
    const value = picked(pickOf(entity, name, within, picks), spec, { keep, from })
    const stands = withinPair(spec, entity, pair, value)
    return isSame(stands, keep) ? [] : [[name, stands ?? null] as const]
  })
  return Object.fromEntries(given)
}

/** One of the two that stands over the other would stand over itself. */
function withinPair(spec: FieldSpec, { name }: Entity, { keep, from }: MergedPair, value: unknown) {
  return spec.to === name && (value === keep['id'] || value === from['id']) ? null : value
}

function picked(
  pick: MergePick,
  spec: FieldSpec,
  { keep, from }: { readonly keep: unknown; readonly from: unknown },
): unknown {
  if (pick !== 'both' || !canHoldBoth(spec)) return pick === 'from' ? from : keep
  return isEmpty(keep) || isEmpty(from) ? (keep ?? from) : joined(spec, keep, from)
}

function joined(spec: FieldSpec, keep: unknown, from: unknown): unknown {
  switch (spec.kind) {
    case 'tags':
      return [...new Set([...(keep as KindValues['tags']), ...(from as KindValues['tags'])])]
    case 'attachments': {
      const [own, more] = [keep, from] as [KindValues['attachments'], KindValues['attachments']]
      return [...own, ...more.filter(({ id }) => !own.some((file) => file.id === id))]
    }
    default: {
      const [own, more] = [String(keep), String(from)]
      if (own.includes(more)) return own
      return more.includes(own) ? more : `${own}\n\n${more}`
    }
  }
}

const isEmpty = (value: unknown) => value === null || value === undefined
const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
