import { inject, type InjectionKey } from 'vue'
import type { Titles } from '../../../shared/api/records.ts'
import type { Entity } from '../../../shared/entity.ts'
import type { Filter } from '../../../shared/filter.ts'
import type { Place } from './filterTree.ts'

/** A filter while it is worked on, for the chips and brackets it is made of. */
export interface FilterEditing {
  readonly entity: Entity
  readonly titles: Titles
  /** Steps already taken from the records of the list. */
  readonly steps: number
  /** Fields to offer first. */
  readonly shown: readonly string[]
  /** What is wrong with the part at a place, in words. */
  problemAt(place: Place): string | undefined
  /** Puts a part into a bracket, or another one where one was put before; answers where it stands. */
  put(group: Place, part: Filter, before: Place | undefined): Place
  change(place: Place, part: Filter): void
  remove(place: Place): void
  turn(group: Place, at: number): void
  lift(place: Place): void
}

export const filterEditing: InjectionKey<FilterEditing> = Symbol('filter editing')

export const useFilterEditing = (): FilterEditing => inject(filterEditing)!
