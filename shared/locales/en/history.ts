export const history = {
  title: 'History',
  back: 'Close history',
  asOf: 'As it was on',
  now: 'now',
  became: 'Like this since {when}, by {who}',
  asNow: 'As it is now',
  differing: '{count} field is different now | {count} fields are different now',
  notYet: 'This {one} was not here yet.',
  emptied: 'What was changed was cleaned out of the history.',
  forgotten:
    'What was changed since then was cleaned out of the history. A backup of that time may show it.',
  wasInBin: 'It was in the recycle bin then.',
  putAllBack: 'Put it all back',
  putBackDone: 'This {one} is again as it was.',
  stayed: '{field} stayed as it is: {why}',
  failed: 'The history could not be loaded.',
} as const
