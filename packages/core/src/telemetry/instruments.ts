/** What is measured, by OpenTelemetry's conventions. `docs/guides/observe.md` has the same tables. */
export const instruments = {
  calls: {
    name: 'keyfob.calls',
    kind: 'counter',
    unit: '{call}',
    description: 'Use cases that have ended.',
    attributes: ['keyfob.call.name', 'keyfob.call.outcome'],
  },
  duration: {
    name: 'keyfob.call.duration',
    kind: 'histogram',
    unit: 's',
    description: 'How long use cases take, whatever comes of them.',
    attributes: ['keyfob.call.name'],
  },
  events: {
    name: 'keyfob.events',
    kind: 'counter',
    unit: '{event}',
    description:
      'Events of the audit log: codes accepted and refused, waits, recoveries, decisions.',
    attributes: ['keyfob.event.type', 'keyfob.event.purpose', 'keyfob.event.lane'],
  },
  messages: {
    name: 'keyfob.messages',
    kind: 'counter',
    unit: '{message}',
    description: 'Attempts at a message, with what became of it.',
    attributes: ['keyfob.message.channel', 'keyfob.message.outcome'],
  },
  ready: {
    name: 'keyfob.ready',
    kind: 'gauge',
    unit: '',
    description: 'Whether this process can serve: 1, or 0.',
    attributes: [],
  },
  waiting: {
    name: 'keyfob.outbox.waiting',
    kind: 'gauge',
    unit: '{message}',
    description: 'Messages that wait to be sent, of all processes.',
    attributes: [],
  },
  oldestDue: {
    name: 'keyfob.outbox.oldest_due',
    kind: 'gauge',
    unit: 's',
    description: 'How long the oldest message that is due has waited.',
    attributes: [],
  },
  clockOffset: {
    name: 'keyfob.clock.offset',
    kind: 'gauge',
    unit: 's',
    description: "How far at least the clock of this process is ahead of the store's.",
    attributes: [],
  },
} as const;

/** What attributes say. None names a user. */
export const attributes = {
  'keyfob.call.name': 'The call of `Keyfob`: `verify`, `beginLogin` and so on.',
  'keyfob.call.outcome':
    '`ok`, or the code of the error: `wrong_code`, `too_many_attempts`, `unavailable` and so on.',
  'keyfob.event.type': 'The type of the event: `code_accepted`, `code_refused` and so on.',
  'keyfob.event.purpose':
    'What a code or password was given for, where the event says it: `log_in`, `step_up` and so on.',
  'keyfob.event.lane':
    'Which counter has made somebody wait, where the event says it: `code`, `password`, `activation`.',
  'keyfob.message.channel': '`mail`, `sms` or `task`, which is what Keyfob does later by itself.',
  'keyfob.message.outcome':
    '`sent`; `again`, which is tried again; `failed`, which is given up; `dropped`, which is of no use to its reader any more.',
} as const;
