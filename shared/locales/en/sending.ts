export const sending = {
  text: 'The mailboxes and the gateway that mailings are sent by. Whoever may print mailings may send them.',
  accounts: 'Email accounts',
  noAccounts: 'No email account yet',
  noAccountsText: 'Choose your provider; what is known of its servers is filled in.',
  add: 'Add',
  otherProvider: 'Another provider',
  providers: {
    qq: 'QQ Mail',
    netease163: '163 Mail',
    netease126: '126 Mail',
    aliyun: 'Alibaba Mail',
    exmail: 'Tencent Exmail',
    outlook: 'Microsoft 365',
    gmail: 'Gmail',
  },
  providerHints: {
    qq: 'Turn on SMTP in the settings of QQ Mail and enter its authorisation code (授权码), not the password.',
    netease163:
      'Turn on SMTP in the settings of the mailbox and enter its authorisation code (授权码), not the password.',
    netease126:
      'Turn on SMTP in the settings of the mailbox and enter its authorisation code (授权码), not the password.',
    aliyun:
      'Use the password of the mailbox, or its third-party code where the company asks for one.',
    exmail: 'Turn on IMAP/SMTP in the mailbox and enter a client password (客户端专用密码).',
    outlook:
      'An administrator of Microsoft 365 has to allow “Authenticated SMTP” for this mailbox first. Then enter its password, or an app password where sign-in takes a second step.',
    gmail: 'Turn on two-step verification and enter an app password.',
  },
  personalOutlook:
    'Microsoft no longer lets programs send from personal Outlook.com, Hotmail and Live mailboxes by password, so Laike can’t use it for now. Please send from another mailbox, for example Gmail or QQ: choose Add above, it takes a few minutes. Your old mailbox receives as before.',
  gateways: 'SMS gateways',
  noGateways: 'No SMS gateway yet',
  noGatewaysText: 'Describe how your provider’s interface is asked over HTTP.',
  placesHint:
    "In the URL, the headers and the body stand {'{phone}'}, {'{text}'}, {'{signature}'} and {'{secret}'}; each is written as its place wants it. Without a field of success the answer has to contain the value.",
  testTextTo: 'Test message to',
  textSent: 'Sent. The gateway took the message for {to}.',
  dryRun: 'Only show the request',
  password: 'Password',
  passwordHint:
    'Or the authorisation code of the mailbox. It stays on this computer, encrypted, and is in no backup.',
  key: 'Key',
  keyHint:
    "Stands where {'{secret}'} is. It stays on this computer, encrypted, and is in no backup.",
  secretKept: 'Kept on this computer',
  secretMissing: 'Not entered on this computer',
  secretSaved: 'Kept, encrypted',
  secretForgotten: 'Forgotten',
  enterSecret: 'Enter',
  changeSecret: 'Change',
  forgetSecret: 'Forget',
  removeAccount: 'Remove {name}',
  reading: {
    when: 'Reading',
    hourly: 'Each hour',
    asked: 'When asked',
  },
  readFolder: 'Read now',
  folderHint:
    'Returns mark their addresses; whoever answers with “unsubscribe” or TD is marked as wanting no more. No message is moved or deleted.',
  folderRead:
    '{read} messages of 30 days looked through: {marked} addresses marked, {refused} opted out.',
  repliesHint:
    'The URL should answer in JSON. Without fields, phone and text are taken. Whoever answers R, TD or “unsubscribe” gets no more text messages. Times without a time zone are those of the office, as its working time says.',
  repliesRead: '{read} replies looked through, {refused} opted out.',
  looked: 'Read by itself {when}: {said}',
  lookedQuiet: 'no new returns or opt-outs',
  lookedSaid: '{marked} returns, {refused} opted out',
  testTo: 'Test message to',
  testSend: 'Send a test',
  testing: 'Sending…',
  testSent: 'Sent. The server took the message for {to}.',
  enclosedBody: '{name},\n\nplease find our letter “{letter}” attached.',
  advertMark: '(AD) ',
  unsubscribe: 'If you would rather not get such mails, answer this one with “unsubscribe”.',
  unsubscribeText: 'Reply R to opt out',
  testText: 'Test message from Laike',
  test: {
    subject: 'Test message from Laike',
    body: 'This message was sent from {office} to try the email account. It needs no answer.',
  },
} as const
