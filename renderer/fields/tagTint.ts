const tints: Readonly<Record<string, string>> = {
  blue: 'var(--c1)',
  amber: 'var(--c2)',
  teal: 'var(--c3)',
  plum: 'var(--c4)',
  slate: 'var(--c5)',
}

/** The ground of a tag's dot by the code of its colour: one of the six quiet ones, or grey. */
export const tagTint = (color: string): string => tints[color] ?? 'var(--line-ctl)'
