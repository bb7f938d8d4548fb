export const firstRun = {
  title: 'Set up your office',
  lead: 'Four answers, and any of them can be changed later in Settings. Your customers stay in one file on this computer.',
  language: 'Language',
  name: 'Office name',
  nameHint: 'Appears on envelopes, letters and reports',
  protection: 'Who can open it',
  open: {
    title: 'Opens at once',
    text: 'Whoever sits at this computer can use it. Good for one or two people.',
  },
  protected: {
    title: 'Asks who you are',
    text: 'Everybody has an account with their own rights.',
  },
  login: 'Administrator’s user name',
  password: 'Password',
  repeat: 'Password again',
  begin: 'Where to begin',
  ways: {
    import: {
      title: 'Import a sheet',
      text: 'A CSV file from Excel or another program; you see everything before it is written',
    },
    empty: { title: 'Start empty', text: 'A name is enough for the first customer' },
    sample: {
      title: 'Look round a sample office',
      text: 'About 300 customers, removed in one click',
    },
  },
  start: {
    import: 'Start and choose a sheet',
    empty: 'Start',
    sample: 'Start with the sample office',
  },
  starting: 'Setting up…',
  filling: 'Filling the sample office',
  filled: '{done} of {of} records',
  stop: 'Stop here',
  stopping: 'Stopping…',
  sampleFailed: 'The sample office could not be filled to the end. Your own office is ready.',
  goOn: 'Go on',
  version: 'Laike {version}',
} as const
