import { isListName, isOwnList, shippedList, type ListName } from '../../../shared/dictionaries.ts'
import type { Registry } from '../../../shared/entities/registry.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { idsIn, query } from '../database/query.ts'
import { hiddenCustom } from '../records/shown.ts'
import type { Rule } from './rule.ts'

/**
 * An entry stands in a dictionary that exists, once; a fixed dictionary takes no codes of its own. To the lists of
 * custom fields anybody adds who may add a field; they are hidden with it.
 */
export const dictionary: Rule = {
  prepare: ({ tx, registry, before, values }) => {
    const list = values.list ?? before?.list
    const code = values.code ?? before?.code
    if (typeof list !== 'string' || !isList(registry, list)) {
      throw failure('invalid', problem('list', 'notInList'))
    }
    if (before && (list !== before.list || code !== before.code)) {
      throw failure('invalid', problem('code', 'codeStays'))
    }
    const { codes, fixed } = shippedList(list)
    if (fixed && (!codes.includes(String(code)) || values.hidden === true)) {
      throw failure('invalid', problem('code', 'fixedDictionary'))
    }
    if (!before) {
      const twin = tx.first(
        query
          .selectFrom('dictionary')
          .select('id')
          .where('list', '=', list)
          .where('code', '=', String(code))
          .where('deletedAt', 'is', null),
      )
      if (twin) throw failure('invalid', problem('code', 'codeTaken'))
    }
    return undefined
  },
  visible: (eb, actor) => eb('list', 'not in', idsIn(JSON.stringify([...hiddenCustom(actor)]))),
  grants: (operation, { list }) =>
    operation !== 'delete' && typeof list === 'string' && isOwnList(list),
}

/** An office's own list is there as long as its field is. */
function isList(registry: Registry, name: string): name is ListName {
  if (!isListName(name)) return false
  if (!isOwnList(name)) return true
  return Object.values(registry).some(({ fields }) => fields[name]?.dictionary === name)
}
