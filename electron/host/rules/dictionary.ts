import { dictionaries, type DictionaryName } from '../../../shared/dictionaries.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { query } from '../database/query.ts'
import type { Rule } from './rule.ts'

/** An entry stands in a dictionary that exists, once; a fixed dictionary takes no codes of its own. */
export const dictionary: Rule = {
  prepare: ({ tx, before, values }) => {
    const list = values.list ?? before?.list
    const code = values.code ?? before?.code
    if (typeof list !== 'string' || !Object.hasOwn(dictionaries, list)) {
      throw failure('invalid', problem('list', 'notInList'))
    }
    if (before && (list !== before.list || code !== before.code)) {
      throw failure('invalid', problem('code', 'codeStays'))
    }
    const { codes, fixed }: { readonly codes: readonly unknown[]; readonly fixed: boolean } =
      dictionaries[list as DictionaryName]
    if (fixed && (!codes.includes(code) || values.hidden === true)) {
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
}
