import { replyVocabulary, type Vocabulary } from './vocabulary.ts'

/** What chips within a text have in common: each is one thing, which the caret passes over. */
export const chip = {
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addOptions: (): { vocabulary: Vocabulary } => ({ vocabulary: replyVocabulary }),
} as const
