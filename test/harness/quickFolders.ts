import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which tests make theirs. */
    folders: string
  }
}

/** Linux keeps it in memory. */
const inMemory = '/dev/shm'
/** A few times what the folders of all tests take. */
const enough = 512 * 1024 * 1024

/** Puts the folders of tests where no disk is waited for: thousands of saves are flushed that no test of these cuts off. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(hasRoom() ? inMemory : tmpdir(), 'laike-tests-'))
  project.provide('folders', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(inMemory)
    return bavail * bsize > enough
  } catch {
    return false
  }
}
