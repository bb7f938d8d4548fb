/** Where the address or the number that a mailing reaches stands, the better one first. */
export const reachFields = {
  email: { customer: ['email'], contact: ['email'] },
  sms: { customer: ['phone', 'phone2'], contact: ['mobile', 'phone'] },
} as const
