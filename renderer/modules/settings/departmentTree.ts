interface Department {
  readonly id: string
  readonly name: string
  readonly parent: string | null
}

export interface DepartmentLine extends Department {
  /** 0 at the top. */
  readonly depth: number
}

/** The departments as a tree read from the top, those of one parent by name. One whose parent is gone stands at the top. */
export function departmentTree(departments: readonly Department[]): DepartmentLine[] {
  const known = new Set(departments.map(({ id }) => id))
  const sorted = departments.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN-u-co-pinyin'))
  const below = (parent: string | null, depth: number): DepartmentLine[] =>
    sorted
      .filter((each) => (each.parent && known.has(each.parent) ? each.parent : null) === parent)
      .flatMap((each) => [{ ...each, depth }, ...below(each.id, depth + 1)])
  return below(null, 0)
}

/** A department and all below it: where it can't be moved to. */
export function branchOf(departments: readonly Department[], id: string): ReadonlySet<string> {
  const branch = new Set([id])
  let grown = 0
  while (grown < branch.size) {
    grown = branch.size
    for (const { id: each, parent } of departments) {
      if (parent && branch.has(parent)) branch.add(each)
    }
  }
  return branch
}
