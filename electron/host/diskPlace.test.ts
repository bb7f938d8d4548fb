import { expect, it } from 'vitest'
import { isDiskAway, isPointEmpty, pointsIn } from './diskPlace.ts'
import { mountsIn } from './networkPlace.ts'

const points = pointsIn(`# <file system> <mount point> <type> <options>
UUID=1f / ext4 defaults 0 1
UUID=2a\t/mnt/蓝色\\040硬盘\text4\tnofail 0 2
LABEL=archive /srv/archive/ ext4 noauto 0 2
UUID=3b none swap sw 0 0
#UUID=4c /mnt/old ext4 defaults 0 2
`)
const root = '22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n'

it('a folder is no place to keep anything in where a disk belongs that is not there', () => {
  const none = mountsIn(root)
  const both = mountsIn(`${root}40 22 8:1 / /mnt/蓝色\\040硬盘 rw - ext4 /dev/sdb1 rw
41 22 8:17 / /srv/archive rw - ext4 /dev/sdc1 rw
`)
  const away = (folder: string) => [none, both].map((all) => isPointEmpty(folder, points, all))
  expect(away('/mnt/蓝色 硬盘')).toEqual([true, false])
  expect(away('/mnt/蓝色 硬盘/来客')).toEqual([true, false])
  expect(away('/srv/archive/laike')).toEqual([true, false])
  for (const other of ['/mnt/蓝色 硬盘 2', '/srv', '/home/shen/laike', '/mnt/old', '/none']) {
    expect(away(other)).toEqual([false, false])
  }
  expect(isPointEmpty('/mnt/蓝色 硬盘', points, [])).toBe(false)
})

it('a folder of this machine, there or not, lies on a disk that is there', () => {
  expect(isDiskAway(import.meta.dirname)).toBe(false)
  expect(isDiskAway('/none/at/all')).toBe(false)
})
