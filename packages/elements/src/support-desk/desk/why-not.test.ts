import { describe, expect, it } from 'vitest';
import type { SupportRequestView } from '#contract';
import { exampleRequests } from '../../testing/index.ts';
import { whyNoApproval } from './why-not.ts';

const [base] = exampleRequests();
const view = (own: Partial<SupportRequestView>) => ({ ...base, ...own }) as SupportRequestView;

describe('the reason why somebody may not approve', () => {
  it.each<[string | undefined, Partial<SupportRequestView>]>([
    [undefined, { state: 'claimed', allowed: ['approve', 'reject'] }],
    ['evidence_first', { state: 'open', allowed: ['claim', 'comment', 'check', 'reject'] }],
    ['own_account', { state: 'claimed', allowed: [] }],
    ['evidence_first', { state: 'claimed', allowed: ['comment', 'check', 'reject'] }],
    ['evidence_first', { state: 'half_approved', allowed: ['comment', 'check', 'reject'] }],
    [
      'approved_already',
      { state: 'half_approved', allowed: ['comment', 'check', 'reject'], evidence: [] },
    ],
    ['own_account', { state: 'open', allowed: [] }],
    ['own_account', { state: 'half_approved', allowed: ['comment'] }],
    [undefined, { state: 'waiting', allowed: ['comment', 'reject'] }],
    [undefined, { state: 'rejected', allowed: [] }],
  ])('is %s for %j', (reason, own) => {
    expect(whyNoApproval(view(own))).toBe(reason);
  });
});
