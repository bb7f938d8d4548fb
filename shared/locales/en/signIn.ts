export const signIn = {
  login: 'User name',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  wait: 'Too many attempts. Try again in {count} second. | Too many attempts. Try again in {count} seconds.',
  forgot: 'Forgot your password? An administrator can give you a new one under Settings, Accounts.',
  lockedTitle: '{name}’s window is locked',
  lockedText: 'Everything is as it was left.',
  wrongHere: 'The password is wrong.',
  unlock: 'Unlock',
  somebodyElse: 'Sign in as somebody else',
} as const
