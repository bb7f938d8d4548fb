export const customFields = {
  group: 'Custom fields',
  unknown: 'Removed field',
} as const
