import { randomUUID } from 'node:crypto';
import { type Account, isOn } from '../account/account.ts';
import type { Client, StoredEvent } from '../account/events.ts';
import { maskPhone } from '../account/mask.ts';
import { noticesTo, noticeWays } from '../account/notices.ts';
import type { WaitingFlow } from '../account/recovery-flow.ts';
import {
  type StaffMember,
  type SupportRequest,
  supportSubject,
} from '../account/support-request.ts';
import { waitingAbout } from '../account/waiting.ts';
import { type Delivery, KeyfobError, type SupportRequestView } from '../contract/index.ts';
import { checkBody } from '../contract/schema.ts';
import { supportSchemas } from '../contract/support-schema.ts';
import {
  applyId,
  checkEvidence,
  claim,
  comment,
  decide,
  type SupportDecision,
} from '../support/requests.ts';
import { submitRequest } from '../support/submission.ts';
import { type Trail, toCsv, toJsonLines, trailOf, trailOfEvents } from '../support/trail.ts';
import { isHeld, type SupportAccountFacts, viewOf } from '../support/view.ts';
import { dueAfter } from '../support/working-calendar.ts';
import { daySeconds, hourSeconds } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import type { Engine } from './engine.ts';
import { asFault } from './faults.ts';
import { networkOf } from './network.ts';
import type { SupportCalls } from './support-calls.ts';

const pageOfRequests = 100;
const mostExported = 5000;
const pageOfEvents = 100;
const endedWithinSeconds = 30 * daySeconds;

/** The way back through people. */
export function supportUseCases(engine: Engine): SupportCalls {
  const { settle, settleRequest, users, isCaptchaRight, options } = engine;
  const { store, policy, recovery, support, calendar } = options;

  return {
    async requestSupport({ input, client }) {
      const body = checkBody(supportSchemas.requestSupport, input);
      const email = normalEmail(body.email);
      const action = 'support_request';
      // First, so that nobody uses up the budget of others without paying for it.
      if (recovery?.captcha && !(await isCaptchaRight(body.captcha, { action, client }))) {
        throw new KeyfobError('captcha_failed');
      }
      await refuseFlood(client);
      const userId = await users.findByEmail(email);
      const id = randomUUID();
      const network = engine.networkName(client);
      const { message } = body;
      const submission = { id, kind: 'lost_access', email, userId, message, network } as const;
      await settleRequest({ subject: supportSubject(submission) }, (request, now) => {
        const dueAt = dueAfter(now, support.dueWorkingDays, calendar);
        return submitRequest(request, { ...submission, dueAt }, { now, policy });
      });
      return { state: 'received' };
    },

    async supportQueue({ staff, after }) {
      const { requests, next, now } = await store.requests.list({
        limit: pageOfRequests,
        after,
        unknownWithinSeconds: policy.supportUnknownDays * daySeconds,
        endedWithinSeconds,
      });
      const views = await Promise.all(requests.map((each) => showListed(each, { staff, now })));
      return { requests: views, ...(next !== undefined && { next }) };
    },

    async claimRequest({ staff, id }) {
      return change({ staff, id }, (request, at) => claim(request, { staff }, at));
    },

    async commentRequest({ staff, id, input }) {
      const { text } = checkBody(supportSchemas.commentRequest, input);
      return change({ staff, id }, (request, at) => comment(request, { staff, text }, at));
    },

    async checkEvidence({ staff, id, input }) {
      const facts = { staff, ...checkBody(supportSchemas.checkEvidence, input) };
      return change({ staff, id }, (request, at) => checkEvidence(request, facts, at));
    },

    async decideRequest({ staff, id, input }) {
      const body = checkBody(supportSchemas.decideRequest, input);
      const { userId } = await find(id);
      const owner = userId === undefined ? undefined : await users.find(userId);
      return change({ staff, id }, (stored, at) => {
        const facts = { staff, ...body, isHeld: isHeld(at.account) };
        const decision = decide(stored, facts, at);
        const isRejection = facts.decision === 'reject' && 'next' in decision;
        if (!isRejection || owner === undefined) return decision;
        const { now } = at;
        const dropAt = now + policy.noticeSeconds * 1000;
        const notice = { id: `${id}:rejected`, dropAt, at: { now, policy } };
        const told = noticesTo(owner, { mail: { kind: 'support_rejected' } }, notice);
        return { ...decision, messages: [...(decision.messages ?? []), ...told] };
      });
    },

    async supportTrail({ id, format }) {
      return asText(trailOf([await find(id)]), format);
    },

    async accountTrail({ id, format }) {
      const { userId } = await find(id);
      return asText(trailOfEvents(userId === undefined ? [] : await eventsOf(userId)), format);
    },
  };

  /** The account is looked at first: where it cannot be, nothing is written that the desk hears nothing of. */
  async function change(
    { staff, id }: { staff: StaffMember; id: string },
    rule: (
      request: SupportRequest | undefined,
      at: { now: Instant; policy: typeof support; account: SupportAccountFacts | undefined },
    ) => SupportDecision,
  ): Promise<SupportRequestView> {
    const account = await accountOf(await find(id));
    let at = 0;
    const request = await settleRequest({ id }, (stored, now) => {
      at = now;
      return rule(stored, { now, policy: support, account });
    });
    return viewOf(request, { staff, policy: support, now: at, account });
  }

  async function find(id: string): Promise<SupportRequest> {
    return settleRequest<SupportRequest>({ id }, (request) =>
      request ? { result: request } : { refuse: { code: 'not_found' } },
    );
  }

  async function show(
    request: SupportRequest,
    { staff, now }: { staff: StaffMember; now: Instant },
  ): Promise<SupportRequestView> {
    return viewOf(request, { staff, policy: support, now, account: await accountOf(request) });
  }

  /** One account that cannot be looked at must not keep all others from staff; nothing can be done with its request. */
  async function showListed(
    request: SupportRequest,
    { staff, now }: { staff: StaffMember; now: Instant },
  ): Promise<SupportRequestView> {
    try {
      return await show(request, { staff, now });
    } catch (error) {
      asFault(error, options.onFault);
      return { ...viewOf(request, { staff, policy: support, now }), allowed: [] };
    }
  }

  /** What staff may know of the account that a request is about; undefined where there is none any more. */
  async function accountOf(request: SupportRequest): Promise<SupportAccountFacts | undefined> {
    const { id, userId } = request;
    if (userId === undefined) return undefined;
    const user = await users.find(userId);
    if (user === undefined) return undefined;
    const { factor, waiting } = await settle({ userId }, (account) => ({
      result: {
        factor: isOn(account) ? ('on' as const) : ('off' as const),
        waiting: waitOf(account, id),
      },
    }));
    const delivery = waiting ? await deliveryOf(waiting) : await lostApproval(request);
    const effectiveAt = waiting?.effectiveAt ?? undefined;
    const { email, phone, contactsChangedAt } = user;
    return {
      ...{ factor, email, contactsChangedAt, delivery, effectiveAt },
      ...(phone !== undefined && { phone: maskPhone(phone) }),
    };
  }

  /** The wait that the approval of a request has begun in its account. */
  function waitOf({ recovery: flow }: Account, requestId: string): WaitingFlow | undefined {
    return flow?.phase === 'waiting' && flow.requestIds.includes(requestId) ? flow : undefined;
  }

  /** Whether the owner was told of a wait, by any contact. */
  async function deliveryOf({ id, effectiveAt }: WaitingFlow): Promise<Delivery> {
    if (effectiveAt !== null) return 'sent';
    const ids = noticeWays.map((way) => `${waitingAbout(id)}:${way}`);
    const states = await Promise.all(ids.map((each) => store.outbox.delivery(each)));
    return states.includes('on_its_way') || states.includes('sent') ? 'on_its_way' : 'failed';
  }

  /** An approval that never came to its account: nobody can have been told of it, so it can be taken back. */
  async function lostApproval({ id, state }: SupportRequest): Promise<'failed' | undefined> {
    if (state !== 'waiting') return undefined;
    const came = await store.outbox.delivery(applyId(id));
    return came === 'on_its_way' || came === 'sent' ? undefined : 'failed';
  }

  async function eventsOf(userId: string): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    while (events.length < mostExported) {
      const page = await store.events(userId, { limit: pageOfEvents, before: events.at(-1)?.id });
      events.push(...page);
      if (page.length < pageOfEvents) break;
    }
    return events;
  }

  async function refuseFlood(client: Client | undefined): Promise<void> {
    const wait = await engine.budgets.spend([
      {
        ...{ kind: 'support address', what: networkOf(client?.address) },
        ...{ most: policy.supportPerAddressPerHour, windowSeconds: hourSeconds },
      },
    ]);
    if (wait > 0) throw new KeyfobError('delivery_limit', { retryAfterSeconds: wait });
  }
}

function asText(trail: Trail, format: 'csv' | 'jsonl'): string {
  return format === 'csv' ? toCsv(trail) : toJsonLines(trail);
}

/** One spelling per address, so that a second one brings no second budget. */
function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
