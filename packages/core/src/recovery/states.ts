import type { RecoveryStage } from '../account/recovery-flow.ts';

/** What somebody in a recovery can do. */
export type RecoveryAction = 'begin' | 'link' | 'sms' | 'completion';

/**
 * Which stage a step leads to, with or without an SMS in the policy. What stands nowhere in this
 * table is refused, and ends the recovery (R2).
 */
export const transitions: Readonly<
  Record<
    'with_sms' | 'without_sms',
    Readonly<
      Record<RecoveryStage, Readonly<Partial<Record<RecoveryAction, RecoveryStage | 'proven'>>>>
    >
  >
> = {
  with_sms: {
    mailed: { begin: 'mailed', link: 'confirmed' },
    confirmed: { begin: 'mailed', sms: 'texted' },
    texted: { begin: 'mailed', sms: 'texted', completion: 'proven' },
  },
  without_sms: {
    mailed: { begin: 'mailed', link: 'confirmed' },
    confirmed: { begin: 'mailed', completion: 'proven' },
    texted: { begin: 'mailed' }, // the policy was changed meanwhile
  },
};
