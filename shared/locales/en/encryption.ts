export const encryption = {
  text: 'Whoever copies the office’s files, or takes the computer, can’t read them without a password or the recovery key.',
  passwordsFirst:
    'Encryption goes by passwords. Protect the office with accounts first, under Settings, Office.',
  state: 'Encryption',
  off: 'Not encrypted',
  on: 'Encrypted',
  onHint:
    'Database, attachments and new backups. The first person to sign in after a start opens the office for all.',
  offHint: 'Anybody who can copy the folder can read everything in it.',
  honest: 'What it does not do',
  honestHint:
    'Roles and rights are kept by the program: whoever has the key can read the whole file. While Laike is open the key is in this computer’s memory, also behind a locked window. What was printed or exported is not encrypted, nor are earlier backups at the second place, a folder the office was moved from, and drafts kept on each computer.',
  encrypt: 'Encrypt…',
  decrypt: 'No longer encrypt…',
  people: 'Who can open it',
  peopleHint:
    'With their own password. Others can once they have signed in while the office is open.',
  opens: 'Opens the office',
  opensNot: 'Not yet',
  recovery: 'Recovery key',
  recoverySince: 'Made {date}. Whoever has the sheet can open the office.',
  recoveryNone: 'There is none: two administrators open the office.',
  hangsOnOne:
    'The office hangs on one administrator’s password. If it is forgotten, nobody opens it. Make a recovery key now.',
  renew: 'Print a new one…',
  make: 'Make one…',
  here: 'On this computer',
  hereHint:
    'The keychain of this computer’s system can keep what opens the office. Whoever is signed in to the system then gets in without a password.',
  hereOn: 'Opens for {name} without a password',
  hereOff: 'Asks for the password',
  remember: 'Open without a password…',
  forget: 'Ask for the password again',
  rememberTitle: 'Open without a password on this computer',
  rememberWhat:
    'At each start you are signed in at once. Anybody who gets at this computer while you are signed in to it gets at the office. Sign-out and the lock ask for the password until the next start.',
  doRemember: 'Open without a password',
  remembered: 'From the next start on this computer opens the office for you',
  by: 'If your password is forgotten',
  bys: { sheet: 'A recovery sheet', second: 'A second administrator' },
  secondWhat:
    'Another administrator types their password now. Either of you opens the office then. If both passwords are forgotten, nobody does.',
  secondLogin: 'Their user name',
  secondPassword: 'Their password',
  plainBackups:
    '{count} backup from before can be read by anybody | {count} backups from before can be read by anybody',
  plain: 'Earlier backups',
  plainHint:
    'A new backup is made first, which is encrypted. Those from before are removed then, at the second place and in folders chosen earlier too where they are there.',
  clearPlain: 'Remove them',
  encryptTitle: 'Encrypt the office',
  encryptWhat:
    'If every password is forgotten, only the recovery key opens the office. Nobody else can, and we can’t either. Print it now, and keep it away from this computer.',
  encryptThen:
    'A backup is made first. Everybody is disconnected while files are encrypted, and signs in again after.',
  decryptTitle: 'No longer encrypt the office',
  decryptWhat:
    'Anybody who can copy the folder can read everything in it then. Passwords stay as they are. A backup is made first; everybody signs in again after.',
  makeTitle: 'Recovery key',
  makeWhat:
    'Whoever has the sheet can open the office when every password is forgotten. Print it, and keep it away from this computer.',
  renewTitle: 'New recovery key',
  renewWhat: 'The sheet that was printed before is of no use from then on.',
  print: 'Print the recovery sheet',
  kept: 'The sheet is printed and in a safe place',
  password: 'Your password',
  doEncrypt: 'Encrypt',
  doDecrypt: 'Decrypt',
  doRenew: 'Use the new key',
  renewed: 'The new recovery key opens the office',
  working: 'Converting the office’s files…',
  opening: 'The office opens again…',
  cancel: 'Cancel',
  unopened: 'This office is encrypted. The first person to sign in opens it for everybody.',
  unopenedFirst:
    'If you have not signed in since it was encrypted, ask a colleague to sign in first.',
  useRecovery: 'Open with the recovery key',
  recoverText:
    'Type the key from the recovery sheet, the user name of an administrator, and a new password for it.',
  recoverLogin: 'User name of an administrator',
  recoverKey: 'Recovery key',
  recoverNew: 'New password',
  recoverAgain: 'New password again',
  recover: 'Open the office',
  recoverBack: 'Back to signing in',
} as const
