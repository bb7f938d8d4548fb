import { computed } from 'vue'
import type { AnyValues, Entity, RowOf } from '../../../../shared/entity.ts'
import type { Entities } from '../../../../shared/entities/registry.ts'
import {
  asksConsent,
  governedEntities,
  levelOn,
  rightsOn,
  type SaidRole,
} from '../../../../shared/rights/compileRights.ts'
import { levelsOf } from '../../../../shared/rights/knownEntity.ts'
import {
  scopes,
  type EntityRights,
  type FieldLevel,
  type Operation,
  type Scope,
} from '../../../../shared/rights/rights.ts'
import { useLookups } from '../../../lookups.ts'
import { changeTogether, removeFrom } from '../../../records/recordActs.ts'
import { useRowsOf } from '../../../records/useRowsOf.ts'
import { useWords } from '../../../words.ts'

export type RoleRow = RowOf<Entities['role']>
type RightRow = RowOf<Entities['roleRight']>
type FieldRow = RowOf<Entities['roleField']>

/** What goes as far as a scope, and what is allowed or not, in the order of the table. */
export const scoped = ['see', 'edit', 'delete'] as const
export const allowed = ['add', 'assign', 'merge', 'import', 'export', 'print'] as const

/** What a line of the table says. */
export type LineRights = EntityRights & { readonly consent: boolean }

/** What a role says, as it is shown and changed. */
export function useRoleRights(role: () => RoleRow) {
  const { t, many, label } = useWords()
  const lookups = useLookups()
  const sort = { field: 'createdAt', descending: false }
  const filter = () => ({ field: 'role', op: 'oneOf', value: [role().id] }) as const
  const rights = useRowsOf<RightRow>(() => ({ entity: 'roleRight', filter: filter(), sort }))
  const fields = useRowsOf<FieldRow>(() => ({ entity: 'roleField', filter: filter(), sort }))

  const said = computed<SaidRole>(() => ({
    preset: role().preset,
    entities: rights.rows.value,
    fields: fields.rows.value,
  }))
  const entities = computed(() => governedEntities(lookups.whole))
  const ofEntity = (entity: Entity): LineRights => ({
    ...rightsOn(said.value, entity.name),
    consent: asksConsent(said.value, entity.name),
  })
  const rowOf = (entity: Entity) => rights.rows.value.find((row) => row.entity === entity.name)
  const savedFor = (entity: Entity) =>
    t('rights.saved', { role: role().name, of: many(entity.name) })

  /** Changes one thing that the role says of an entity; from then on it says all of it itself. */
  function set(entity: Entity, values: Partial<LineRights>): Promise<void> {
    const row = rowOf(entity)
    const whole = { ...ofEntity(entity), ...values, role: role().id, entity: entity.name }
    const change = { id: row?.id, values: (row ? values : whole) as AnyValues }
    return changeTogether('roleRight', [change], savedFor(entity))
  }

  /** Has the preset say it again. */
  const reset = (entity: Entity) => removeFrom('roleRight', rowOf(entity)!.id, savedFor(entity))

  const levelOf = (entity: Entity, field: string) => levelOn(said.value, entity, field)

  /** How far fields are open that are not kept from anybody by themselves. */
  const usualOf = (entity: Entity, field: string): FieldLevel => {
    const levels = levelsOf(entity, field)
    return ofEntity(entity).consent && levels.includes('consent') ? 'consent' : levels.at(-1)!
  }

  function setLevel(entity: Entity, field: string, level: FieldLevel): Promise<void> {
    const row = fields.rows.value.find(
      (each) => each.entity === entity.name && each.field === field,
    )
    const values = row ? { level } : { role: role().id, entity: entity.name, field, level }
    const text = t('rights.fieldSaved', { role: role().name, field: label(entity.name, field) })
    return changeTogether('roleField', [{ id: row?.id, values }], text)
  }

  /** Fields that can be kept from somebody, group by group as forms have them. */
  const fieldsOf = (entity: Entity) =>
    Object.keys(entity.fields).filter(
      (name) => !entity.fields[name]!.internal && levelsOf(entity, name).length > 1,
    )

  return {
    known: computed(() => rights.known.value && fields.known.value),
    entities,
    ofEntity,
    isOwn: (entity: Entity) => rowOf(entity) !== undefined,
    set,
    reset,
    levelOf,
    usualOf,
    setLevel,
    fieldsOf,
    /** Fields of an entity that are kept from people of this role, more than the others. */
    keptOf: (entity: Entity) =>
      fieldsOf(entity).filter((name) => {
        const levels = levelsOf(entity, name)
        const isKept = levels.indexOf(levelOf(entity, name)) < levels.indexOf(usualOf(entity, name))
        return isKept && !entity.fields[name]!.derived
      }),
  }
}

export type RoleRights = ReturnType<typeof useRoleRights>

/** Scopes that an operation can have: nothing is changed that is not seen. */
export const scopesUpTo = (operation: Operation, see: Scope): readonly Scope[] =>
  operation === 'see' ? scopes : scopes.slice(0, scopes.indexOf(see) + 1)
