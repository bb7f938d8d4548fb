import { address } from './address.ts'
import { attachments } from './attachments.ts'
import { choice } from './choice.ts'
import { date } from './date.ts'
import { duration } from './duration.ts'
import { email } from './email.ts'
import type { FieldKind, FieldSpec, KindValues } from './field.ts'
import { instant } from './instant.ts'
import type { KindBehaviour } from './kind.ts'
import { link } from './link.ts'
import { longText } from './longText.ts'
import { money } from './money.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { reference } from './reference.ts'
import { tags } from './tags.ts'
import { text } from './text.ts'
import { yesNo } from './yesNo.ts'

/** What the product knows of each kind of field. A kind without its line does not compile. */
export const fieldKinds = {
  text,
  longText,
  choice,
  reference,
  number,
  money,
  date,
  instant,
  yesNo,
  phone,
  email,
  link,
  address,
  tags,
  duration,
  attachments,
} satisfies { [K in FieldKind]: KindBehaviour<KindValues[K]> }

/** The behaviour of a field whose kind is known only when the program runs. */
export function kindOf(spec: FieldSpec): KindBehaviour<unknown> {
  return fieldKinds[spec.kind] as unknown as KindBehaviour<unknown>
}
