import {
  CircleCheck,
  Footprints,
  Globe,
  Mail,
  MessageCircle,
  MessageSquare,
  Phone,
  PhoneIncoming,
  Printer,
  Send,
  Users,
  type LucideIcon,
} from '@lucide/vue'
import type { ComposerKind } from './composerText.ts'

const icons: Readonly<Record<ComposerKind, LucideIcon>> = {
  call: Phone,
  visit: Footprints,
  email: Mail,
  sms: MessageSquare,
  wechat: MessageCircle,
  letter: Send,
  fax: Printer,
  meeting: Users,
  web: Globe,
  task: CircleCheck,
}

/** The icon of a kind of contact, or of a task. */
export const iconOf = (kind: string, direction?: unknown): LucideIcon =>
  kind === 'call' && direction === 'in' ? PhoneIncoming : (icons[kind as ComposerKind] ?? Phone)
