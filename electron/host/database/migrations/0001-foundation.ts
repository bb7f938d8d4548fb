import { sql, type RawBuilder } from 'kysely'
import { recordTable } from './recordTable.ts'

const text = 'text'
const needed = 'text not null'
const integer = 'integer'
const refersTo = (table: string) => `text references "${table}" ("id")`

/** The change log, what follows from it, and the first ten entities. */
export const foundation: RawBuilder<unknown>[] = [
  sql`create table change (
    site text not null,
    seq integer not null,
    clock integer not null,
    at integer not null,
    user text,
    act text not null,
    source text not null,
    entity text not null,
    record text not null,
    kind text not null,
    fields text not null,
    primary key (site, seq)
  ) strict`,
  sql`create index change_record on change (record, clock)`,
  sql`create index change_act on change (act)`,
  sql`create trigger change_guard_insert before insert on change when laike_writing() = 0
    begin select raise(abort, 'the change log is written by the store alone'); end`,
  sql`create trigger change_guard_update
    before update of site, seq, clock, at, user, act, source, entity, record, kind on change
    begin select raise(abort, 'the change log is only added to'); end`,
  sql`create trigger change_guard_erase before update of fields on change when laike_erasing() = 0
    begin select raise(abort, 'the change log is only added to'); end`,
  sql`create trigger change_guard_delete before delete on change
    begin select raise(abort, 'the change log is only added to'); end`,
  sql`create table cell (
    record text not null,
    field text not null,
    clock integer not null,
    site text not null,
    primary key (record, field)
  ) strict, without rowid`,
  sql`create table tagged (
    tag text not null,
    entity text not null,
    record text not null,
    primary key (tag, entity, record)
  ) strict, without rowid`,
  sql`create index tagged_record on tagged (record)`,
  sql`create table "duplicateKey" (
    entity text not null,
    key text not null,
    record text not null,
    field text not null,
    primary key (entity, key, record, field)
  ) strict, without rowid`,
  sql`create index "duplicateKey_record" on "duplicateKey" (record)`,
  sql`create table "searchEntry" (
    rowid integer primary key,
    entity text not null,
    record text not null unique
  ) strict`,
  sql`create table setting (name text primary key, value text not null) strict, without rowid`,
  sql`create table credential (
    user text primary key,
    hash text not null,
    "changedAt" integer not null
  ) strict, without rowid`,

  ...recordTable('department', { name: needed, parent: refersTo('department') }, [['parent']]),
  ...recordTable(
    'user',
    {
      name: needed,
      login: needed,
      role: needed,
      department: refersTo('department'),
      phone: text,
      email: text,
      active: 'integer not null',
    },
    [['department']],
  ),
  ...recordTable('tag', { name: needed, color: needed }, [['titleKey']]),
  ...recordTable(
    'dictionary',
    {
      list: needed,
      code: needed,
      labelZh: text,
      labelEn: text,
      position: 'real not null',
      hidden: integer,
    },
    [['list', 'position']],
  ),
  ...recordTable(
    'region',
    {
      code: needed,
      name: needed,
      level: 'real not null',
      parentCode: text,
      postcode: text,
      areaCode: text,
    },
    [['code']],
  ),
  ...recordTable(
    'customer',
    {
      name: needed,
      shortName: text,
      number: text,
      kind: needed,
      type: text,
      nature: text,
      level: text,
      stage: needed,
      industry: text,
      source: text,
      size: text,
      satisfaction: text,
      credit: text,
      owner: refersTo('user'),
      parent: refersTo('customer'),
      tags: text,
      phone: text,
      phone2: text,
      fax: text,
      email: text,
      website: text,
      address: text,
      invoiceTitle: text,
      taxNumber: text,
      bank: text,
      bankAccount: text,
      registeredAddress: text,
      legalPerson: text,
      paymentMethod: text,
      creditLimit: integer,
      creditDays: 'real',
      employees: 'real',
      foundedOn: text,
      businessScope: text,
      note: text,
      attachments: text,
      lastContactAt: integer,
      nextTaskOn: text,
    },
    [['titleKey'], ['lastContactAt'], ['nextTaskOn'], ['owner', 'lastContactAt'], ['parent']],
  ),
  ...recordTable(
    'contact',
    {
      name: needed,
      customer: refersTo('customer'),
      salutation: text,
      gender: text,
      department: text,
      position: text,
      role: text,
      primary: integer,
      tags: text,
      mobile: text,
      phone: text,
      email: text,
      wechat: text,
      qq: text,
      address: text,
      mayMail: integer,
      mayCall: integer,
      mayText: integer,
      birthday: text,
      preferences: text,
      note: text,
      attachments: text,
    },
    [['titleKey'], ['customer']],
  ),
  ...recordTable(
    'interaction',
    {
      kind: needed,
      direction: needed,
      at: 'integer not null',
      duration: integer,
      customer: refersTo('customer'),
      contact: refersTo('contact'),
      owner: refersTo('user'),
      summary: needed,
      attachments: text,
    },
    [['at'], ['customer', 'at'], ['contact', 'at'], ['owner', 'at']],
  ),
  ...recordTable(
    'task',
    {
      title: needed,
      dueOn: text,
      dueAt: integer,
      owner: refersTo('user'),
      customer: refersTo('customer'),
      contact: refersTo('contact'),
      doneAt: integer,
      note: text,
      attachments: text,
    },
    [['dueOn'], ['customer', 'createdAt'], ['contact', 'createdAt'], ['owner', 'dueOn']],
  ),
  ...recordTable(
    'savedView',
    {
      name: needed,
      entity: needed,
      owner: refersTo('user'),
      shared: 'integer not null',
      position: 'real not null',
      definition: needed,
    },
    [['entity'], ['owner']],
  ),
]
