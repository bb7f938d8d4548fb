import { computed, type Ref } from 'vue'
import type { CaseFigures } from '../../../../shared/api/figures.ts'
import { remembered } from '../../../remembered.ts'
import type { CauseLevel } from './causeGroups.ts'
import {
  agesPicture,
  causesPicture,
  channelsPicture,
  kindsPicture,
  productsPicture,
  regionsPicture,
} from './countPictures.ts'
import { gradesPicture, handlersPicture, monthsPicture, ratePicture } from './timePictures.ts'

export const causeLevels = ['top', 'fine'] as const

/** How far down the tree causes are told apart, as somebody left it on this device. */
export const causeLevel = remembered<CauseLevel>('laike.figures.causes', 'fine', (value) =>
  causeLevels.some((each) => each === value),
)

/** The pictures of the panel beside the list: what the owner asks first. */
export const useMainPictures = (figures: Readonly<Ref<CaseFigures | undefined>>) =>
  computed(() => {
    const told = figures.value
    if (!told) return []
    return [
      causesPicture(told, causeLevel.value),
      ratePicture(told),
      monthsPicture(told),
      handlersPicture(told),
    ]
  })

/** All pictures. */
export function useAllPictures(figures: Readonly<Ref<CaseFigures | undefined>>) {
  const main = useMainPictures(figures)
  return computed(() => {
    const told = figures.value
    if (!told) return []
    return [
      ...main.value,
      agesPicture(told),
      gradesPicture(told),
      productsPicture(told),
      regionsPicture(told),
      channelsPicture(told),
      // One bar alone says what the menu above says.
      ...(told.kinds.length > 1 ? [kindsPicture(told)] : []),
    ]
  })
}
