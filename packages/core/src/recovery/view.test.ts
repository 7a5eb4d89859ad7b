import { describe, expect, it } from 'vitest';
import { type Account, newAccount } from '../account/account.ts';
import type { ProvingFlow } from '../account/recovery-flow.ts';
import { completePolicy } from '../policy/policy.ts';
import {
  at,
  confirmed,
  dayMs,
  defaults,
  handed,
  handedSms,
  held,
  mailed,
  on,
  proving,
  start,
  texted,
  user,
  waiting,
} from './testing/stages.ts';
import { viewRecovery, withDelivery } from './view.ts';

const proofs = defaults.recoveryProofs;

describe('what a browser gets to see', () => {
  const see = (account: Account, ms = 0, flowId: string | undefined = 'flow-1', isPending = true) =>
    viewRecovery(account, { user, flowId, isPending }, at(ms));
  const iso = (ms: number) => new Date(start + ms).toISOString();

  it('of a mail: where it went, until when its link counts, when another can be sent', () => {
    expect(see(mailed)).toEqual({
      recovery: {
        ...{ state: 'mailed', needs: [], proofs, email: 'a•••@example.test' },
        resendAt: iso(60_000),
      },
      messageId: 'flow-1:link:1',
    });
    expect(see(handed).recovery.expiresAt).toBe(iso(300_000));
    expect(see(mailed, 0, 'flow-2').recovery.state).toBe('mailed'); // any browser with the password
  });

  it('of the steps behind the link: without having followed it only that there are some (R2)', () => {
    const elsewhere = {
      recovery: {
        ...{ state: 'continued_elsewhere', needs: [], proofs, expiresAt: iso(1_800_000) },
      },
    };

    expect(see(confirmed, 0, 'flow-2')).toEqual(elsewhere);
    expect(see(handedSms, 0, 'flow-2')).toEqual(elsewhere);
    expect(viewRecovery(confirmed, { user, flowId: undefined, isPending: true }, at())).toEqual(
      elsewhere,
    );
    expect(see(confirmed, 1_800_000, 'flow-2').recovery.state).toBe('none');
    expect(see(confirmed)).toEqual({
      recovery: {
        ...{ state: 'confirmed', needs: ['sms', 'captcha'], proofs, email: 'a•••@example.test' },
        ...{ phone: '••• ••• •01', expiresAt: iso(1_800_000) },
      },
    });
  });

  it('of an SMS: until when its code counts, and that there is a last one', () => {
    expect(see(handedSms)).toMatchObject({
      recovery: { state: 'texted', expiresAt: iso(300_000), resendAt: iso(60_000) },
      messageId: 'flow-1:sms:1',
    });
    expect(see(texted).recovery.expiresAt).toBeUndefined();
    const sms = proving(texted).sms as NonNullable<ProvingFlow['sms']>;
    const last: Account = {
      ...texted,
      recovery: { ...proving(texted), sms: { ...sms, sends: 3 } },
    };
    expect(see(last).recovery.resendAt).toBeUndefined();
  });

  it('of one that is over: nothing; of a waiting time: its end, once the owner was told (U1)', () => {
    expect(see(handedSms, 1_800_000)).toEqual({ recovery: { state: 'none', needs: [], proofs } });
    expect(see(held)).toEqual({ recovery: { state: 'waiting', needs: [], proofs } });
    expect(see(waiting)).toEqual({
      recovery: { state: 'waiting', needs: [], proofs, effectiveAt: iso(dayMs) },
    });
  });

  it('of an account that is off: that it is done, where a code was owed', () => {
    const off = newAccount('alice');

    expect(see(off)).toEqual({ recovery: { state: 'done', needs: [], proofs } });
    expect(see(off, 0, 'flow-1', false).recovery.state).toBe('none');
    expect(see(on).recovery.state).toBe('none');
  });

  it('of one from before a restored backup: nothing (attack 34)', () => {
    const viewer = { user, flowId: 'flow-1', isPending: true };

    expect(viewRecovery(handed, viewer, { ...at(), restoredAt: start + 1 }).recovery.state).toBe(
      'none',
    );
    expect(viewRecovery(handed, viewer, { ...at(), restoredAt: start }).recovery.state).toBe(
      'mailed',
    );
  });

  it('of other proofs: what they need, and no phone where none is asked for', () => {
    const needsOf = (account: Account, recoveryProofs: typeof proofs) => {
      const policy = completePolicy({ recoveryProofs });
      const { recovery } = viewRecovery(
        account,
        { user, flowId: 'flow-1', isPending: true },
        at(0, policy),
      );
      expect(recovery.proofs).toEqual(recoveryProofs);
      return [recovery.needs, 'phone' in recovery];
    };

    expect(needsOf(on, ['captcha', 'mail'])).toEqual([['captcha'], false]);
    expect(needsOf(on, ['mail'])).toEqual([[], false]);
    expect(needsOf(confirmed, ['mail'])).toEqual([[], false]);
    expect(needsOf(confirmed, ['mail', 'captcha'])).toEqual([['captcha'], false]);
    expect(needsOf(confirmed, ['mail', 'sms'])).toEqual([['sms'], true]);
    expect(needsOf(texted, ['mail', 'sms'])).toEqual([['sms_code'], true]);
    expect(needsOf(texted, ['mail', 'sms', 'captcha'])).toEqual([['sms_code', 'captcha'], true]);
  });

  it('of a message that was never written: no delivery', () => {
    const { recovery } = see(mailed);

    expect(withDelivery(recovery, undefined)).toBe(recovery);
    expect(withDelivery(recovery, 'failed')).toEqual({ ...recovery, delivery: 'failed' });
  });
});
