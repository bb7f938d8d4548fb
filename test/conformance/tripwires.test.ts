import { isContractProcedure, type AnyContractProcedure } from '@orpc/contract'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { router } from '../../electron/host/api/router.ts'
import { contract } from '../../shared/api/contract.ts'
import { failureSchema } from '../../shared/failure.ts'

/** Every procedure, and what somebody must be to call it. */
const rights = {
  'accounts.create': 'administrator',
  'accounts.handOver': 'administrator',
  'accounts.holdings': 'administrator',
  'accounts.protect': 'administrator',
  'accounts.setPassword': 'administrator',
  'alerts.see': 'signedIn',
  'alerts.standing': 'signedIn',
  'attachments.finish': 'signedIn',
  'attachments.read': 'signedIn',
  'attachments.write': 'signedIn',
  'backup.bringBack': 'administrator',
  'backup.close': 'administrator',
  'backup.encrypt': 'administrator',
  'backup.keepIn': 'administrator',
  'backup.list': 'public',
  'backup.make': 'administrator',
  'backup.open': 'administrator',
  'backup.opened': 'administrator',
  'backup.past': 'administrator',
  'backup.plan': 'administrator',
  'backup.preview': 'public',
  'backup.rehearse': 'administrator',
  'backup.restore': 'public',
  'backup.second': 'administrator',
  'backup.state': 'administrator',
  'changes.watch': 'signedIn',
  'consent.decide': 'signedIn',
  'consent.of': 'signedIn',
  'consent.see': 'signedIn',
  'consent.standing': 'signedIn',
  'consent.withdraw': 'signedIn',
  'encryption.clearPlain': 'administrator',
  'encryption.decrypt': 'administrator',
  'encryption.encrypt': 'administrator',
  'encryption.forget': 'administrator',
  'encryption.recover': 'public',
  'encryption.remember': 'administrator',
  'encryption.renew': 'administrator',
  'encryption.state': 'administrator',
  'figures.service': 'signedIn',
  'housekeeping.beginAnew': 'administrator',
  'housekeeping.clean': 'administrator',
  'housekeeping.clear': 'administrator',
  'housekeeping.compact': 'administrator',
  'housekeeping.examine': 'administrator',
  'housekeeping.facts': 'administrator',
  'housekeeping.folder': 'administrator',
  'housekeeping.forgetOld': 'administrator',
  'housekeeping.move': 'administrator',
  'housekeeping.orphans': 'administrator',
  'housekeeping.reindex': 'administrator',
  'housekeeping.shrink': 'administrator',
  'housekeeping.weigh': 'administrator',
  'importing.rehearse': 'signedIn',
  'importing.run': 'signedIn',
  'journal.check': 'administrator',
  'journal.copied': 'signedIn',
  'journal.export': 'administrator',
  'journal.exported': 'signedIn',
  'journal.page': 'administrator',
  'journal.seal': 'administrator',
  'mailings.cameBack': 'signedIn',
  'mailings.check': 'signedIn',
  'mailings.record': 'signedIn',
  'office.change': 'administrator',
  'office.lookups': 'signedIn',
  'office.regions': 'signedIn',
  'office.setUp': 'public',
  'office.state': 'public',
  'printing.drop': 'signedIn',
  'presence.stand': 'signedIn',
  'printing.docx': 'signedIn',
  'printing.zip': 'signedIn',
  'printing.page': 'signedIn',
  'printing.pdf': 'signedIn',
  'printing.prepare': 'signedIn',
  'printing.printed': 'signedIn',
  'printing.proof': 'signedIn',
  'printing.readWord': 'signedIn',
  'records.asOf': 'signedIn',
  'records.bulk': 'signedIn',
  'records.called': 'signedIn',
  'records.changeEach': 'signedIn',
  'records.counts': 'signedIn',
  'records.create': 'signedIn',
  'records.createTogether': 'signedIn',
  'records.duplicates': 'signedIn',
  'records.history': 'signedIn',
  'records.list': 'signedIn',
  'records.merge': 'signedIn',
  'records.place': 'signedIn',
  'records.read': 'signedIn',
  'records.putBack': 'signedIn',
  'records.related': 'signedIn',
  'records.remove': 'signedIn',
  'records.restore': 'signedIn',
  'records.shares': 'signedIn',
  'records.size': 'signedIn',
  'records.timeline': 'signedIn',
  'records.totals': 'signedIn',
  'records.undo': 'signedIn',
  'records.update': 'signedIn',
  'recycleBin.list': 'signedIn',
  'recycleBin.purge': 'administrator',
  'recycleBin.restore': 'signedIn',
  'sample.clear': 'administrator',
  'sample.fill': 'administrator',
  'search.find': 'signedIn',
  'sending.bounced': 'signedIn',
  'sending.compose': 'signedIn',
  'sending.composeText': 'signedIn',
  'sending.keepSecret': 'administrator',
  'sending.looks': 'administrator',
  'sending.readFolder': 'administrator',
  'sending.readReplies': 'administrator',
  'sending.ready': 'signedIn',
  'sending.rehearse': 'signedIn',
  'sending.start': 'signedIn',
  'sending.steer': 'signedIn',
  'sending.testMail': 'administrator',
  'sending.testText': 'administrator',
  'session.changePassword': 'signedIn',
  'session.lock': 'signedIn',
  'session.signIn': 'public',
  'session.signOut': 'public',
  'session.viewAs': 'signedIn',
  'surveys.figures': 'signedIn',
}

/**
 * Hash of what every procedure takes. When it changes, a page that was opened before an update still speaks the old
 * way to the new host: a new input needs a default, and what is gone or renamed must fail with words rather than do
 * something else. See to that, then put the new hash here.
 */
const wireFormat = '0f0faea92c3c54ab'

function proceduresIn(part: unknown, path: string[] = []): [string, AnyContractProcedure][] {
  if (isContractProcedure(part)) return [[path.join('.'), part]]
  return Object.entries(part as object).flatMap(([name, inner]) =>
    proceduresIn(inner, [...path, name]),
  )
}

it('every procedure asks for the right that was agreed on', () => {
  const declared = proceduresIn(contract).map(([name, procedure]) => [
    name,
    (procedure['~orpc'].meta as { right: string }).right,
  ])
  expect(Object.fromEntries(declared)).toEqual(rights)
})

it('every procedure that is served asks for the right that the contract declares', () => {
  const served = proceduresIn(router).map(([name, procedure]) => [
    name,
    (procedure['~orpc'].meta as { right: string }).right,
  ])
  expect(Object.fromEntries(served)).toEqual(rights)
})

it('the wire format is the one that was agreed on', () => {
  const inputs = proceduresIn(contract)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, procedure]) => [
      name,
      procedure['~orpc'].inputSchema
        ? z.toJSONSchema(procedure['~orpc'].inputSchema as z.ZodType, { io: 'input' })
        : null,
    ])
  const format = JSON.stringify([inputs, z.toJSONSchema(failureSchema)])
  expect(createHash('sha256').update(format).digest('hex').slice(0, 16)).toBe(wireFormat)
})
