import type { RouteLocationNormalized } from 'vue-router'

const last = new Map<string, string>()

/** Notes where somebody is, so that coming back to a section finds it as it was. A record's page is not a state of it. */
export function notePath({ path, fullPath, params }: RouteLocationNormalized): void {
  if (!('id' in params)) last.set(path, fullPath)
}

/** The address of a section as it was last left, without what was open beside it. */
export function lastPathIn(section: string): string {
  return last.get(section) ?? section
}
