import type { NoticeKind } from '../contract/index.ts';
import type { Notice } from './account.ts';
import { browserName } from './browser-name.ts';
import type { EventType, StoredEvent } from './events.ts';

const causes: Readonly<Record<NoticeKind, readonly EventType[]>> = {
  otp_enabled: ['activated'],
  otp_disabled: ['deactivated', 'recovered', 'reset'],
  otp_disabling: ['recovery_waiting'],
  shared_key_shown: ['shared_key_shown'],
};

/** When the thing was done that a notice tells of, and with which browser. */
export interface Cause {
  readonly at: number;
  readonly browser?: string | undefined;
}

/** Finds what a notice tells of among the events of its account, which come newest first. */
export function causeOf(
  { what, at }: NonNullable<Notice['told']>,
  events: readonly StoredEvent[],
): Cause {
  const found = events.find((event) => causes[what].includes(event.type) && event.at <= at);
  if (found === undefined) return { at };
  // OTP goes off at the end of a wait, in the call of whoever comes first: that is not who asked for it.
  const isTheirs = found.type !== 'recovered';
  return { at: found.at, browser: isTheirs ? browserName(found.client?.userAgent) : undefined };
}
