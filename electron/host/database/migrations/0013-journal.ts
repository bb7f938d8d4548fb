import { sql, type RawBuilder } from 'kysely'

const onlyAddedTo = (table: string) => [
  sql`create trigger ${sql.id(`${table}_guard_insert`)} before insert on ${sql.id(table)} when laike_writing() = 0
    begin select raise(abort, 'the journal is written by the store alone'); end`,
  sql`create trigger ${sql.id(`${table}_guard_update`)} before update on ${sql.id(table)}
    begin select raise(abort, 'the journal is only added to'); end`,
  sql`create trigger ${sql.id(`${table}_guard_delete`)} before delete on ${sql.id(table)}
    begin select raise(abort, 'the journal is only added to'); end`,
]

/** What happens in the office beside changes of records, and the seals that tell when any of it was tampered with. */
export const journal: RawBuilder<unknown>[] = [
  sql`create table event (
    rowid integer primary key,
    site text not null,
    seq integer not null,
    at integer not null,
    user text,
    act text not null,
    source text not null,
    kind text not null,
    entity text,
    record text,
    detail text not null,
    unique (site, seq)
  ) strict`,
  sql`create index event_at on event (at)`,
  sql`create index event_record on event (record) where record is not null`,
  sql`create table seal (
    site text not null,
    number integer not null,
    at integer not null,
    changes integer not null,
    events integer not null,
    hash text not null,
    primary key (site, number)
  ) strict, without rowid`,
  sql`create index seal_hash on seal (hash)`,
  sql`alter table change add column salt text`,
  sql`alter table change add column digest text`,
  sql`create index change_at on change (at)`,
  // What was logged before there were seals is not covered by any.
  sql`insert into seal (site, number, at, changes, events, hash)
    select site, 0, max(at), max(seq), 0, '' from change group by site`,
  ...onlyAddedTo('event'),
  ...onlyAddedTo('seal'),
  sql`create trigger change_guard_proof before update of salt, digest on change when laike_erasing() = 0
    begin select raise(abort, 'the change log is only added to'); end`,
]
