import { v5 } from 'uuid'
import lines from '../../../resources/regions.json' with { type: 'json' }
import type { RegionLine } from '../../../shared/api/office.ts'
import { parentRegion, rankOf, regionsOf } from '../../../shared/domain/regions.ts'
import type { DraftOf } from '../../../shared/entity.ts'
import type { Entities } from '../../../shared/entities/registry.ts'

/** Namespace of the regions' ids: the same on every install, so that two offices never hold a region twice. */
const namespace = 'fbe25423-5307-48b6-9b99-2c00f774de80'

/** The regions that ship, in order of their code. */
export const regionLines = lines as unknown as readonly RegionLine[]

/** Records of the `region` entity for a new office, for the store to seed. */
export function seedRegions(): { id: string; values: DraftOf<Entities['region']> }[] {
  const regions = regionsOf(regionLines)
  return regionLines.map(([code, name, postcode, areaCode]) => ({
    id: v5(code, namespace),
    values: {
      code,
      name,
      level: rankOf(code),
      parentCode: parentRegion(code, regions) ?? null,
      postcode: postcode || null,
      areaCode: areaCode || null,
    },
  }))
}
