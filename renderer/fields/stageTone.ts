type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'danger' | 'info'

const tones: Readonly<Record<string, Tone>> = {
  lead: 'info',
  prospect: 'accent',
  active: 'good',
  dormant: 'warn',
  lost: 'plain',
}

/** Colour of the dot before a customer's stage. */
export const stageTone = (stage: string): Tone => tones[stage] ?? 'plain'
