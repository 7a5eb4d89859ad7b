import {
  type Attributes,
  context,
  type Meter,
  type MeterProvider,
  metrics,
  type Span,
  SpanStatusCode,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';
import type { AuditEvent, Purpose } from '../account/events.ts';
import { type Health, isKeyfobError } from '../contract/index.ts';
import { refuseUnknownKeys } from '../policy/unknown-keys.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { instruments } from './instruments.ts';

/** Where {@link openTelemetry} leaves what it measures. */
export interface OpenTelemetryOptions {
  /** Default: the one that is registered when this is called, so start the SDK first. */
  readonly meterProvider?: MeterProvider;
  /** Default: the one that is registered. */
  readonly tracerProvider?: TracerProvider;
}

const scope = '@keyfob/core';
/** Those that OpenTelemetry advises for the durations of HTTP requests. */
const boundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const purposes: readonly Purpose[] = [
  ...(['log_in', 'activation', 'deactivation', 'step_up', 'shared_key', 'recovery'] as const),
];

/**
 * Counts and traces by OpenTelemetry: a span for each use case and for each attempt at a message, and the
 * instruments of the guide "Observe". Without an SDK nothing is kept. One for each Keyfob.
 *
 * No attribute, name or status holds a user's id, address, code or key (G1). What a provider throws
 * changes no answer.
 *
 * @throws TypeError for an option that is not known
 * @example
 * ```ts
 * const keyfob = createKeyfob({ issuer: 'Example', store, users, keys, telemetry: openTelemetry() });
 * ```
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Telemetry {
  refuseUnknownKeys('openTelemetry', options, ['meterProvider', 'tracerProvider']);
  const { meterProvider = metrics, tracerProvider = trace } = options;
  const meter = meterProvider.getMeter(scope);
  const tracer = tracerProvider.getTracer(scope);
  const counter = ({
    name,
    unit,
    description,
  }: (typeof instruments)['calls' | 'events' | 'messages']) =>
    meter.createCounter(name, { unit, description });
  const calls = counter(instruments.calls);
  const events = counter(instruments.events);
  const messages = counter(instruments.messages);
  const { name, unit, description } = instruments.duration;
  const advice = { explicitBucketBoundaries: boundaries };
  const duration = meter.createHistogram(name, { unit, description, advice });
  beginAtZero();

  return {
    async call(name, run) {
      const span = quietly(() => tracer.startSpan(`keyfob.${name}`));
      const beganAt = performance.now();
      const seen = (outcome: string) =>
        quietly(() => {
          const call = { 'keyfob.call.name': name };
          const attributes = { ...call, 'keyfob.call.outcome': outcome };
          duration.record((performance.now() - beganAt) / 1000, call);
          calls.add(1, attributes);
          end(span, { attributes, isFault: outcome === 'unavailable', outcome });
        });
      try {
        const result = await within(span, run);
        seen('ok');
        return result;
      } catch (error) {
        seen(isKeyfobError(error) ? error.code : 'unavailable');
        throw error;
      }
    },

    async message(channel, run) {
      const span = quietly(() => tracer.startSpan(`keyfob.deliver ${channel}`));
      const outcome = await within(span, run);
      quietly(() => {
        const attributes = {
          'keyfob.message.channel': channel,
          'keyfob.message.outcome': outcome.state,
        };
        messages.add(1, attributes);
        end(span, { attributes, isFault: outcome.state === 'failed', outcome: outcome.state });
      });
      return outcome;
    },

    event(event) {
      quietly(() => events.add(1, attributesOf(event)));
    },

    watch(health) {
      observe(meter, health);
    },
  };

  /** A series that is new with its first refusal or loss has no increase, and an alert would miss that. */
  function beginAtZero(): void {
    for (const type of ['code_accepted', 'code_refused']) {
      for (const purpose of purposes) {
        events.add(0, { 'keyfob.event.type': type, 'keyfob.event.purpose': purpose });
      }
    }
    for (const channel of ['mail', 'sms', 'task']) {
      for (const outcome of ['sent', 'again', 'failed', 'dropped']) {
        messages.add(0, { 'keyfob.message.channel': channel, 'keyfob.message.outcome': outcome });
      }
    }
  }
}

/** What is asked when somebody collects: figures of the process and of the outbox. */
function observe(meter: Meter, health: () => Promise<Health>): void {
  const gauge = ({
    name,
    unit,
    description,
  }: (typeof instruments)['ready' | 'waiting' | 'oldestDue' | 'clockOffset']) =>
    meter.createObservableGauge(name, { unit, description });
  const ready = gauge(instruments.ready);
  const waiting = gauge(instruments.waiting);
  const oldestDue = gauge(instruments.oldestDue);
  const clockOffset = gauge(instruments.clockOffset);
  meter.addBatchObservableCallback(
    async (result) => {
      const { status, checks } = await health();
      result.observe(ready, status === 'not_ready' ? 0 : 1);
      const figures = [
        [waiting, checks.outbox.waiting],
        [oldestDue, checks.outbox.oldestDueSeconds],
        [clockOffset, checks.clock.offsetSeconds],
      ] as const;
      for (const [instrument, value] of figures) {
        if (value !== undefined) result.observe(instrument, value);
      }
    },
    [ready, waiting, oldestDue, clockOffset],
  );
}

function attributesOf(event: AuditEvent): Record<string, string> {
  return {
    'keyfob.event.type': event.type,
    ...('purpose' in event && { 'keyfob.event.purpose': event.purpose }),
    ...('lane' in event && { 'keyfob.event.lane': event.lane }),
  };
}

/** What `run` asks of a database or a mail server hangs below the span. */
function within<T>(span: Span | undefined, run: () => Promise<T>): Promise<T> {
  return span === undefined ? run() : context.with(trace.setSpan(context.active(), span), run);
}

/** A refusal is an answer as any other; only a fault is an error. */
function end(
  span: Span | undefined,
  { attributes, isFault, outcome }: { attributes: Attributes; isFault: boolean; outcome: string },
): void {
  if (span === undefined) return;
  span.setAttributes(attributes);
  if (isFault) {
    span.setAttribute('error.type', outcome);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

/** What measures must not change what is measured, least of all after a commit. */
function quietly<T>(measure: () => T): T | undefined {
  try {
    return measure();
  } catch {
    return undefined;
  }
}
