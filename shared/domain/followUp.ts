import { z } from 'zod'

/** Whether a closed case leads to a call some days later, and how many working days. */
export interface FollowUp {
  readonly on: boolean
  readonly days: number
}

/** What an office does until it says otherwise. */
export const shippedFollowUp: FollowUp = { on: true, days: 3 }

export const followUpSchema: z.ZodType<FollowUp> = z.strictObject({
  on: z.boolean(),
  days: z.int('notNumber').min(1, 'followUpDays').max(60, 'followUpDays'),
})
