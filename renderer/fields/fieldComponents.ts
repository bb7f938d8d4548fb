import type { Component } from 'vue'
import type { FieldKind } from '../../shared/fields/field.ts'
import AddressField from './AddressField.vue'
import AttachmentsField from './AttachmentsField.vue'
import ChoiceField from './ChoiceField.vue'
import DateField from './DateField.vue'
import DurationField from './DurationField.vue'
import EmailField from './EmailField.vue'
import InstantField from './InstantField.vue'
import LinkField from './LinkField.vue'
import LongTextField from './LongTextField.vue'
import MoneyField from './MoneyField.vue'
import NumberField from './NumberField.vue'
import PhoneField from './PhoneField.vue'
import ReferenceField from './ReferenceField.vue'
import TagsField from './TagsField.vue'
import TextField from './TextField.vue'
import YesNoField from './YesNoField.vue'

/** How each kind of field is edited: a component with the props and events of `fieldProps.ts`. */
export const fieldComponents = {
  text: TextField,
  longText: LongTextField,
  choice: ChoiceField,
  reference: ReferenceField,
  number: NumberField,
  money: MoneyField,
  date: DateField,
  instant: InstantField,
  yesNo: YesNoField,
  phone: PhoneField,
  email: EmailField,
  link: LinkField,
  address: AddressField,
  tags: TagsField,
  duration: DurationField,
  attachments: AttachmentsField,
} satisfies Record<FieldKind, Component>

/** The editor of a field whose kind is known only when the program runs. */
export const fieldComponent = (kind: FieldKind): Component => fieldComponents[kind]
