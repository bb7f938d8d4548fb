import type { ViewDefinition } from '../../../shared/filter.ts'
import { client } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { t } from '../../words.ts'
import { newId } from '../ids.ts'
import type { ListView } from './listViews.ts'

/** Keeps a list as a new view; answers its key, or undefined when it could not be kept. */
export async function addView(
  entity: string,
  name: string,
  shared: boolean,
  definition: ViewDefinition,
): Promise<string | undefined> {
  const id = newId()
  const act = newId()
  const values = {
    name,
    entity,
    shared,
    position: Date.now(),
    definition: JSON.stringify(definition),
  }
  try {
    await client.records.create({ entity: 'savedView', id, act, values })
    toast({ text: t('list.views.saved', { name }), undo: act })
    return id
  } catch (error) {
    toastFailure(error)
    return undefined
  }
}

/** Keeps a view once more, for oneself; answers the key of the copy. */
export const copyView = (entity: string, view: ListView) =>
  addView(entity, t('list.views.copyOf', { name: view.label }), false, view.definition)

async function changeView(
  view: ListView,
  values: Record<string, unknown>,
  said: string,
): Promise<boolean> {
  if (!view.saved) return false
  const act = newId()
  try {
    await client.records.update({ entity: 'savedView', id: view.saved.id, act, values })
    toast({ text: said, undo: act })
    return true
  } catch (error) {
    toastFailure(error)
    return false
  }
}

/** Keeps the list as it is now under the view it came from. */
export const saveToView = (view: ListView, definition: ViewDefinition) =>
  changeView(
    view,
    { definition: JSON.stringify(definition) },
    t('list.views.saved', { name: view.label }),
  )

export const renameView = (view: ListView, name: string) =>
  changeView(view, { name }, t('list.views.renamed', { name }))

export const shareView = (view: ListView, shared: boolean) =>
  changeView(
    view,
    { shared },
    t(shared ? 'list.views.nowShared' : 'list.views.nowPrivate', { name: view.label }),
  )

/** Moves a view to the recycle bin. */
export async function removeView(view: ListView): Promise<void> {
  if (!view.saved) return
  const act = newId()
  try {
    await client.records.remove({ entity: 'savedView', ids: [view.saved.id], act })
    toast({ text: t('list.views.removed', { name: view.label }), undo: act })
  } catch (error) {
    toastFailure(error)
  }
}
