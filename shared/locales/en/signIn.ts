export const signIn = {
  title: 'Sign in',
  login: 'User name',
  password: 'Password',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  capsLock: 'Caps Lock is on',
  wait: 'Too many attempts. Try again in {count} second. | Too many attempts. Try again in {count} seconds.',
  forgot: 'Forgot your password? An administrator can give you a new one under Settings, Accounts.',
} as const
