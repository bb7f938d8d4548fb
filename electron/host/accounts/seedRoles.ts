import { v5 } from 'uuid'
import { dictionaries } from '../../../shared/dictionaries.ts'
import { entities } from '../../../shared/entities/registry.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { messages } from '../../../shared/locales/messages.ts'
import type { RolePreset } from '../../../shared/rights/presets.ts'
import type { Transaction } from '../records/changeLog.ts'
import type { Store } from '../records/store.ts'
import { readSetting, writeSetting } from '../settings.ts'

/** Namespace of the roles that ship: the same ids on every install. */
const namespace = '6c0a7a0e-5c39-4a53-8ad0-9b1f0d3d9c55'

/** Id of the role that ships with a preset. */
export const shippedRole = (preset: RolePreset) => v5(preset, namespace)

/** Puts in a role for each preset, in the office's language, once in the life of a file. */
export function seedRoles(store: Store, tx: Transaction, locale: Locale): void {
  if (readSetting(tx, 'rolesSeeded')) return
  store.seed(
    tx,
    entities.role,
    dictionaries.rolePreset.codes.map((preset) => ({
      id: shippedRole(preset),
      values: {
        name: messages[locale].dictionaries.rolePreset.codes[preset],
        preset,
        signIn: 'always',
        devices: 'any',
      },
    })),
  )
  writeSetting(tx, 'rolesSeeded', true)
}
