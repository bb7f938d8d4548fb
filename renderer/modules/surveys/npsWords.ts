/** A net promoter score as it is said: with its sign. */
export const npsWords = (score: number): string =>
  score > 0 ? `+${score}` : String(score).replace('-', '−')
