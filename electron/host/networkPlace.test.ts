import { expect, it } from 'vitest'
import { isOnNetwork, isOnNetworkMount, mountsIn, mountsTold } from './networkPlace.ts'

const linux = mountsIn(`22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:40 / /mnt/nas rw,relatime - nfs4 nas:/office rw,vers=4.2
41 22 0:41 / /mnt/办公\\040室 rw - cifs //nas/office rw
42 22 0:42 / /home/shen/cloud rw - fuse.sshfs shen@host:/ rw
43 40 254:1 / /mnt/nas/stick rw - vfat /dev/sdb1 rw
`)

it('a folder on another computer is told from one on this, by the mount it lies on', () => {
  const on = (folder: string) => isOnNetworkMount(folder, linux)
  expect(on('/home/shen/laike')).toBe(false)
  expect(on('/mnt/nas/laike')).toBe(true)
  expect(on('/mnt/nas-old')).toBe(false)
  expect(on('/mnt/nas/stick/laike')).toBe(false)
  expect(on('/mnt/办公 室/来客')).toBe(true)
  expect(on('/home/shen/cloud')).toBe(true)
})

it('macOS tells of its mounts in words', () => {
  const mac = mountsTold(`/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//shen@nas._smb._tcp.local/office on /Volumes/office 2 (smbfs, nodev, nosuid, mounted by shen)
`)
  expect(isOnNetworkMount('/Volumes/office 2/laike', mac)).toBe(true)
  expect(isOnNetworkMount('/Users/shen/laike', mac)).toBe(false)
})

it('a folder of this machine, there or not, is on this machine', () => {
  expect(isOnNetwork(import.meta.dirname)).toBe(false)
  expect(isOnNetwork('/none/at/all')).toBe(false)
})
