export const passwords = {
  show: 'Show the password',
  hide: 'Hide the password',
  notTheSame: 'The two passwords differ.',
  atLeast: 'At least 8 characters',
  capsLock: 'Caps Lock is on',
  strength: {
    none: '',
    short: 'Too short',
    easy: 'Easy to guess',
    enough: 'Good enough',
    strong: 'Strong',
  },
} as const
