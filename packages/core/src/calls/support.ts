import { randomUUID } from 'node:crypto';
import { isOn } from '../account/account.ts';
import type { StoredEvent } from '../account/events.ts';
import { maskPhone } from '../account/mask.ts';
import { noticesTo } from '../account/notices.ts';
import type { StaffMember, SupportRequest } from '../account/support-request.ts';
import { KeyfobError, type SupportRequestView } from '../contract/index.ts';
import { checkBody } from '../contract/schema.ts';
import { supportSchemas } from '../contract/support-schema.ts';
import {
  checkEvidence,
  claim,
  comment,
  decide,
  type SupportDecision,
  submitRequest,
} from '../support/requests.ts';
import { type Trail, toCsv, toJsonLines, trailOf, trailOfEvents } from '../support/trail.ts';
import { type SupportAccountFacts, viewOf } from '../support/view.ts';
import { dueAfter } from '../support/working-calendar.ts';
import { daySeconds, hourSeconds } from '../time/durations.ts';
import type { Instant } from '../time/instant.ts';
import { withinSeconds } from './deadline.ts';
import type { Engine } from './engine.ts';
import type { SupportCalls } from './support-calls.ts';

const mostListed = 200;
const mostExported = 5000;
const pageLength = 100;
const endedWithinSeconds = 30 * daySeconds;

/** The way back through people. */
export function supportUseCases(engine: Engine): SupportCalls {
  const { settle, settleRequest, userOf, isCaptchaRight, budgetKey, options } = engine;
  const { store, users, policy, recovery, support, calendar } = options;

  return {
    async requestSupport({ input, client }) {
      const body = checkBody(supportSchemas.requestSupport, input);
      const email = normalEmail(body.email);
      await refuseFlood(client?.address);
      const action = 'support_request';
      if (recovery?.captcha && !(await isCaptchaRight(body.captcha, { action, client }))) {
        throw new KeyfobError('captcha_failed');
      }
      const most = policy.supportPerEmailPerDay;
      const budget = { key: budgetKey('support', email), most, windowSeconds: daySeconds };
      const isOver = (await store.spend([budget])) > 0;
      const userId = await userIdOf(email);
      const id = randomUUID();
      const facts = { id, kind: 'lost_access', email, userId, message: body.message } as const;
      await settleRequest(id, (request, now) => {
        if (isOver) return { result: null }; // answered and dropped: the desk has enough of them
        const dueAt = dueAfter(now, support.dueWorkingDays, calendar);
        return withoutResult(submitRequest(request, { ...facts, dueAt }, now));
      });
      return { state: 'received' };
    },

    async supportQueue({ staff }) {
      const { requests, now } = await store.requests.list({
        limit: mostListed,
        endedWithinSeconds,
      });
      return { requests: await Promise.all(requests.map((each) => show(each, { staff, now }))) };
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
      const facts = { staff, ...checkBody(supportSchemas.decideRequest, input) };
      const { userId } = await find(id);
      const owner = userId === undefined ? undefined : await userOf(userId);
      return change({ staff, id }, (request, at) => {
        const decision = decide(request, facts, at);
        const isRejection = facts.decision === 'reject' && 'next' in decision;
        if (!isRejection || owner === undefined) return decision;
        const notice = { id: `${id}:rejected`, dropAt: at.now + policy.noticeSeconds * 1000 };
        return {
          ...decision,
          messages: noticesTo(owner, { mail: { kind: 'support_rejected' } }, notice),
        };
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

  async function change(
    { staff, id }: { staff: StaffMember; id: string },
    rule: (
      request: SupportRequest | undefined,
      at: { now: Instant; policy: typeof support },
    ) => SupportDecision,
  ): Promise<SupportRequestView> {
    let at = 0;
    const request = await settleRequest(id, (stored, now) => {
      at = now;
      return rule(stored, { now, policy: support });
    });
    return show(request, { staff, now: at });
  }

  async function find(id: string): Promise<SupportRequest> {
    return settleRequest<SupportRequest>(id, (request) =>
      request ? { result: request } : { refuse: { code: 'not_found' } },
    );
  }

  async function show(
    request: SupportRequest,
    { staff, now }: { staff: StaffMember; now: Instant },
  ): Promise<SupportRequestView> {
    const account =
      request.userId === undefined ? undefined : await factsOf(request, request.userId);
    return viewOf(request, { staff, policy: support, now, account });
  }

  async function factsOf(
    request: SupportRequest,
    userId: string,
  ): Promise<SupportAccountFacts | undefined> {
    const user = await userOf(userId);
    if (user === undefined) return undefined; // deleted meanwhile
    const factor = await settle({ userId }, (account) => ({
      result: isOn(account) ? ('on' as const) : ('off' as const),
    }));
    const delivery = await store.outbox.delivery(`${request.id}:waiting:mail`);
    const { email, phone, contactsChangedAt } = user;
    return {
      factor,
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone: maskPhone(phone) }),
      ...(contactsChangedAt !== undefined && { contactsChangedAt }),
      ...(delivery !== undefined && { delivery }),
    };
  }

  async function eventsOf(userId: string): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    while (events.length < mostExported) {
      const page = await store.events(userId, { limit: pageLength, before: events.at(-1)?.id });
      events.push(...page);
      if (page.length < pageLength) break;
    }
    return events;
  }

  async function refuseFlood(address: string | undefined): Promise<void> {
    if (address === undefined) return;
    const key = budgetKey('support address', address);
    const most = policy.supportPerAddressPerHour;
    const wait = await store.spend([{ key, most, windowSeconds: hourSeconds }]);
    if (wait > 0) throw new KeyfobError('delivery_limit', { retryAfterSeconds: wait });
  }

  async function userIdOf(email: string): Promise<string | undefined> {
    if (users.findByEmail === undefined) return undefined;
    return withinSeconds(policy.usersTimeoutSeconds, users.findByEmail(email));
  }
}

function asText(trail: Trail, format: 'csv' | 'jsonl'): string {
  return format === 'csv' ? toCsv(trail) : toJsonLines(trail);
}

/** One spelling per address, so that a second one brings no second budget. */
function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

function withoutResult(decision: SupportDecision) {
  return 'result' in decision ? { ...decision, result: null } : decision;
}
