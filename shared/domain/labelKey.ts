const unseen = /[\p{Cf}\p{Cc}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u3164]/gu

/** A label as labels are compared: width, case, runs of blanks and what can't be seen do not count. */
export const labelKey = (label: string): string =>
  label.normalize('NFKC').replace(/\s+/gu, ' ').replace(unseen, '').trim().toLowerCase()
