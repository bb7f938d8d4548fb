import { defineEntity } from '../entity.ts'
import { choice, instant, longText, reference, text } from '../fields/builders.ts'
import { longTextLimit } from '../fields/longText.ts'

/** Characters of the longest note as JSON, where each may need a sign before it. */
const quotedLimit = 2 * longTextLimit + 2

/**
 * A change of one field that waits for consent; until then everybody sees the old value. Whoever made it is who proposes,
 * and the program alone writes it.
 */
export const proposal = defineEntity({
  name: 'proposal',
  title: 'subject',
  list: ['subject', 'entity', 'field', 'state', 'createdAt', 'decidedBy', 'decidedAt', 'reason'],
  sort: { field: 'createdAt', descending: true },
  staff: { add: false, delete: false },
  groups: {
    basic: ['subject', 'entity', 'field', 'state'],
    decision: ['decidedBy', 'decidedAt', 'reason'],
  },
  fields: {
    /** What the record was called. */
    subject: text().required(),
    entity: text().required().naming('entity'),
    /** Id of the record. */
    record: text().required().internal(),
    field: text().required(),
    /** JSON of the value that was seen, and of the one that is proposed. */
    old: longText().required().internal().upTo(quotedLimit),
    value: longText().required().internal().upTo(quotedLimit),
    state: choice('proposalState').required().initially('waiting'),
    decidedBy: reference('user'),
    decidedAt: instant(),
    reason: longText(),
    /** When whoever proposed it has looked at what was decided. */
    seenAt: instant().internal(),
  },
})
