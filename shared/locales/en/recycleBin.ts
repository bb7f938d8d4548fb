export const recycleBin = {
  title: 'Recycle bin',
  kind: 'Kind',
  name: 'Name',
  deletedBy: 'Deleted by',
  deletedAt: 'Deleted',
  restore: 'Put back',
  restored: '{title} put back',
  empty: 'The recycle bin is empty',
  emptyText: 'Whatever is deleted comes here first, and can be put back.',
  count: '{count} record | {count} records',
  hint: 'Last deleted first',
  program: 'Laike',
} as const
