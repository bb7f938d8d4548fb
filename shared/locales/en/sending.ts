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
      'Works where the administrator of Microsoft 365 allows SMTP AUTH; personal Outlook.com boxes no longer take passwords.',
    gmail: 'Turn on two-step verification and enter an app password.',
  },
  password: 'Password',
  passwordHint:
    'Or the authorisation code of the mailbox. It stays on this computer, encrypted, and is in no backup.',
  key: 'Key',
  keyHint: 'Stands where {secret} is. It stays on this computer, encrypted, and is in no backup.',
  secretKept: 'Kept on this computer',
  secretMissing: 'Not entered on this computer',
  secretSaved: 'Kept, encrypted',
  secretForgotten: 'Forgotten',
  enterSecret: 'Enter',
  changeSecret: 'Change',
  forgetSecret: 'Forget',
  removeAccount: 'Remove {name}',
  testTo: 'Test message to',
  testSend: 'Send a test',
  testing: 'Sending…',
  testSent: 'Sent. The server took the message for {to}.',
  test: {
    subject: 'Test message from Laike',
    body: 'This message was sent from {office} to try the email account. It needs no answer.',
  },
} as const
