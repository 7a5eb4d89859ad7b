/** What OpenTelemetry hears, by its own SDK. */

import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, it, vi } from 'vitest';
import type { KeyfobOptions } from '../index.ts';
import { manualClock, memoryStore, refusalOf, trialKeyfob } from '../testing/index.ts';
import { instruments, openTelemetry } from './index.ts';
import { collecting } from './testing/collecting.ts';

const alice = { userId: 'alice' };

async function observed(options: Partial<KeyfobOptions> = {}) {
  const collected = collecting();
  const { telemetry } = collected;
  const trial = trialKeyfob({ telemetry, onFault: () => {}, ...options });
  const authenticator = await trial.enrol();
  return { ...collected, ...trial, authenticator };
}

describe('a use case', () => {
  it('is counted with its outcome, timed, and has a span', async () => {
    const { keyfob, authenticator, clock, pendingLogin, count, spans } = await observed();
    const wrong = { code: authenticator.wrongCodeAt(clock()) };
    await refusalOf(keyfob.verify({ pending: await pendingLogin(), input: wrong }));
    const input = { code: authenticator.codeAt(clock()) };
    await keyfob.verify({ pending: await pendingLogin(), input });

    const verify = { 'keyfob.call.name': 'verify' };
    const outcome = (value: string) => ({ ...verify, 'keyfob.call.outcome': value });
    expect(await count('keyfob.calls', outcome('ok'))).toBe(1);
    expect(await count('keyfob.calls', outcome('wrong_code'))).toBe(1);
    expect(await count('keyfob.call.duration', verify)).toBe(2);
    const seen = spans().filter(({ name }) => name === 'keyfob.verify');
    expect(seen.map(({ attributes }) => attributes)).toEqual([
      outcome('wrong_code'),
      outcome('ok'),
    ]);
    expect(seen.map(({ status }) => status.code)).toEqual(Array(2).fill(SpanStatusCode.UNSET));
  });

  it('that meets a fault has an error span without its words (G1)', async () => {
    const clock = manualClock();
    const inner = memoryStore({ clock });
    const { keyfob, spans, count } = await observed({ store: inner });
    inner.update = async () => {
      throw new Error('canary: connect to 10.0.0.7 refused');
    };

    await refusalOf(keyfob.status(alice));

    const { status, attributes, events } = spans().at(-1) ?? expect.fail('no span');
    expect(status).toEqual({ code: SpanStatusCode.ERROR });
    expect(attributes['error.type']).toBe('unavailable');
    expect(events).toEqual([]);
    expect(await count('keyfob.calls', { 'keyfob.call.outcome': 'unavailable' })).toBe(1);
  });

  it('that throws what is no error of Keyfob is counted as a fault, and throws it', async () => {
    const { telemetry, count } = collecting();
    const call = telemetry.call('verify', async () => {
      throw new Error('canary');
    });

    await expect(call).rejects.toThrow('canary');
    expect(await count('keyfob.calls', { 'keyfob.call.outcome': 'unavailable' })).toBe(1);
  });

  it('is timed in seconds, in the buckets that OpenTelemetry advises for requests', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    vi.advanceTimersByTime(5_000);
    const inner = memoryStore({ clock: manualClock() });
    const { keyfob, metrics } = await observed({ store: inner });
    const update = inner.update;
    inner.update = async (...call) => {
      vi.advanceTimersByTime(250);
      return update(...call);
    };

    await keyfob.status(alice);
    vi.useRealTimers();

    const { scopeMetrics } = await metrics();
    const { dataPoints = [] } =
      scopeMetrics
        .flatMap((scope) => scope.metrics)
        .find(({ descriptor }) => descriptor.name === 'keyfob.call.duration') ?? {};
    const [{ value } = expect.fail('no point')] = dataPoints.filter(
      ({ attributes }) => attributes['keyfob.call.name'] === 'status',
    );
    expect(value).toMatchObject({
      sum: 0.25,
      buckets: {
        boundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
      },
    });
  });

  it('is the parent of what the store does meanwhile', async () => {
    const active = vi.spyOn(context, 'with');
    const { keyfob } = await observed();
    active.mockClear();

    await keyfob.status(alice);

    const [given] = active.mock.calls[0] ?? [];
    expect(given && trace.getSpan(given)).toMatchObject({ name: 'keyfob.status' });
    active.mockRestore();
  });
});

describe('events', () => {
  it('are counted once they are committed, by what a code was for, waits by their lane', async () => {
    const { keyfob, authenticator, clock, count } = await observed();
    const wrong = { code: authenticator.wrongCodeAt(clock()) };
    for (let times = 1; times <= 5; times += 1) {
      await refusalOf(keyfob.stepUp({ ...alice, input: wrong }));
    }

    const refused = { 'keyfob.event.type': 'code_refused' };
    expect(await count('keyfob.events', refused)).toBe(5);
    expect(await count('keyfob.events', { ...refused, 'keyfob.event.purpose': 'step_up' })).toBe(5);
    const blocked = { 'keyfob.event.type': 'attempts_blocked', 'keyfob.event.lane': 'code' };
    expect(await count('keyfob.events', blocked)).toBe(1);
    expect(await count('keyfob.events', { 'keyfob.event.type': 'activated' })).toBe(1);
  });

  it('that were not committed are not counted', async () => {
    const inner = memoryStore({ clock: manualClock() });
    const { keyfob, authenticator, clock, count } = await observed({ store: inner });
    const update = inner.update;
    inner.update = async (userId, decide) => {
      await update(userId, (account, now) => {
        decide(account, now);
        return { result: null };
      });
      throw new Error('the answer to the commit was lost');
    };

    const input = { code: authenticator.wrongCodeAt(clock()) };
    await refusalOf(keyfob.stepUp({ ...alice, input }));

    expect(await count('keyfob.events', { 'keyfob.event.type': 'code_refused' })).toBe(0);
  });
});

it('codes and messages have series from the start, so that the first refusal is an increase', async () => {
  const { points } = collecting();

  const series = async (name: string) =>
    (await points(name)).map(({ attributes, value }) => [...Object.values(attributes), value]);
  const zero = (names: readonly string[], kinds: readonly string[]) =>
    names.flatMap((name) => kinds.map((kind) => [name, kind, 0]));

  const purposes = ['log_in', 'activation', 'deactivation', 'step_up', 'shared_key', 'recovery'];
  const outcomes = ['sent', 'again', 'failed', 'dropped'];
  expect(await series('keyfob.events')).toEqual(zero(['code_accepted', 'code_refused'], purposes));
  expect(await series('keyfob.messages')).toEqual(zero(['mail', 'sms', 'task'], outcomes));
});

describe('messages', () => {
  it('are counted by channel and outcome, each attempt with a span', async () => {
    const { mail, clock, deliver, count, spans } = await observed();
    mail.failNext({ error: new Error('canary: alice@example.test refused') });
    await deliver();
    clock.advanceSeconds(2);
    await deliver();

    const attempt = (outcome: string) => ({
      'keyfob.message.channel': 'mail',
      'keyfob.message.outcome': outcome,
    });
    expect(await count('keyfob.messages', attempt('again'))).toBe(1);
    expect(await count('keyfob.messages', attempt('sent'))).toBe(1);
    const seen = spans().filter(({ name }) => name === 'keyfob.deliver mail');
    expect(seen.map(({ attributes }) => attributes)).toEqual([attempt('again'), attempt('sent')]);
  });

  it('that are given up are errors, without their words (G1)', async () => {
    const { mail, deliver, spans } = await observed();
    const error = Object.assign(new Error('canary'), { isPermanent: true });
    mail.failNext({ error });
    await deliver();

    const { status, attributes } = spans().at(-1) ?? expect.fail('no span');
    expect(status).toEqual({ code: SpanStatusCode.ERROR });
    expect(attributes['error.type']).toBe('failed');
  });
});

describe('gauges', () => {
  it('tell of the process and of the outbox when they are collected (O1)', async () => {
    const clock = manualClock(Date.now() - 10_000);
    const { telemetry, points } = collecting();
    const { keyfob } = trialKeyfob({ clock, telemetry });
    await keyfob.beginLogin(alice);

    const found = Object.fromEntries((await points()).map(({ name, value }) => [name, value]));

    expect(found).toMatchObject({
      'keyfob.ready': 1,
      'keyfob.outbox.waiting': 0,
      'keyfob.outbox.oldest_due': 0,
      'keyfob.clock.offset': expect.closeTo(10, 0),
    });
  });

  it('leave out what cannot be told while the store is away (O1)', async () => {
    const { telemetry, points } = collecting();
    const away = async () => {
      throw new Error('away');
    };
    trialKeyfob({ telemetry, store: { ...memoryStore(), update: away }, onFault: () => {} });

    const counters = ['keyfob.events', 'keyfob.messages'];
    const gauges = (await points()).filter(({ name }) => !counters.includes(name));

    expect(gauges).toEqual([{ name: 'keyfob.ready', attributes: {}, value: 0 }]);
  });
});

describe('telemetry that is broken', () => {
  const broken: SpanProcessor = {
    onStart() {
      throw new Error('onStart');
    },
    onEnd() {
      throw new Error('onEnd');
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  };

  it.each([
    ['at the start of a span', broken],
    ['at its end', { ...broken, onStart() {} }],
  ])('%s changes no answer and no message (attack 37)', async (_, processor) => {
    const tracerProvider = new TracerProvider({ spanProcessors: [processor] });
    const meterProvider = new MeterProvider();
    const telemetry = openTelemetry({ meterProvider, tracerProvider });
    const { enrol, deliver, keyfob, clock, pendingLogin, mail } = trialKeyfob({ telemetry });
    const authenticator = await enrol();
    await deliver();

    const input = { code: authenticator.codeAt(clock()) };
    const accepted = await keyfob.verify({ pending: await pendingLogin(), input });

    expect(accepted.userId).toBe('alice');
    expect(mail.sent).toHaveLength(1);
  });

  it('at the start of a span leaves the spans of its caller as they are', async () => {
    const tracerProvider = new TracerProvider({ spanProcessors: [broken] });
    const { keyfob } = await observed({ telemetry: openTelemetry({ tracerProvider }) });
    const active = vi.spyOn(context, 'with');

    await keyfob.status(alice);

    expect(active).not.toHaveBeenCalled();
    active.mockRestore();
  });

  it('is refused where it is none, and so is an unknown option', () => {
    expect(() => trialKeyfob({ telemetry: {} as never })).toThrow(
      'telemetry has no function call()',
    );
    expect(() => openTelemetry({ meter: 1 } as never)).toThrow(/openTelemetry.*meter/);
  });
});

it('measures nothing that is not in the table of instruments', async () => {
  const { metrics } = await observed();

  const { scopeMetrics } = await metrics();
  const seen = scopeMetrics.flatMap((each) => each.metrics);

  const known = Object.values(instruments).map(({ name, unit, description }) => ({
    name,
    unit,
    description,
  }));
  expect(seen.length).toBeGreaterThan(5);
  for (const {
    descriptor: { name, unit, description },
    dataPoints,
  } of seen) {
    expect(known).toContainEqual({ name, unit, description });
    const { attributes: allowed } =
      Object.values(instruments).find((each) => each.name === name) ?? expect.fail(name);
    const used = dataPoints.flatMap(({ attributes }) => Object.keys(attributes));
    expect(used.filter((key) => !(allowed as readonly string[]).includes(key))).toEqual([]);
  }
});
