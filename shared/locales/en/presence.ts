export const presence = {
  looks: '{name} has this open too',
  writes: '{name} is writing in {field}',
  fresh: 'Just changed by {name}',
} as const
