export const housekeeping = {
  text: 'Whether all of the office is as it should be. It is looked through beside the work, and nothing is changed.',
  examine: 'Check now',
  begin: 'A check reads every page of the file, every reference and every attachment.',
  fine: {
    file: 'The office’s file is whole',
    references: 'Every reference leads to its record',
    search: 'Search knows every record',
    attachments: 'Every attachment is there, as it came in',
  },
  wrong: {
    file: 'The office’s file is damaged in one place. Restore the newest whole backup. | The office’s file is damaged in {count} places. Restore the newest whole backup.',
    references: 'One reference leads nowhere | {count} references lead nowhere',
    search: 'Search is wrong about one record | Search is wrong about {count} records',
    attachments:
      'One attachment is missing or damaged. A backup may hold it. | {count} attachments are missing or damaged. A backup may hold them.',
  },
  sizesTitle: 'Size',
  sizes: {
    file: 'The office’s file',
    free: 'Free within it',
    changes: 'Entries of the history',
    attachments: 'Attachments',
    unused: 'Attachments that only the history names',
  },
  records: 'Records',
  live: 'In use',
  deleted: 'In the recycle bin',
  report: 'Save a report for support',
  reportHint:
    'Versions, this machine, the result of the check and the log. Nothing of your customers.',
} as const
