import type { EvidenceItem, SupportRequestView, SupportTrailEntry } from '#contract';
import { allowedActions } from './desk-rules.ts';

const hourMs = 3_600_000;

/** What the fake support desk asks staff to look at. */
export const exampleEvidence: readonly EvidenceItem[] = [
  {
    id: 'call',
    label: 'Called back on a number from the contract',
    isRequired: true,
    isChecked: false,
  },
  { id: 'document', label: 'Identity document seen', isRequired: true, isChecked: false },
  { id: 'invoice', label: 'Last invoice named', isRequired: false, isChecked: false },
];

const account = {
  factor: 'on',
  email: 'alex@example.com',
  phone: '••• ••• •42',
  contactsChangedAt: '2025-11-04T09:20:00.000Z',
} as const;

/** Requests in every state, as somebody named Kim sees them, with times around now. */
export function exampleRequests(nowMs = Date.now()): SupportRequestView[] {
  const hours = (count: number) => new Date(nowMs + count * hourMs).toISOString();
  const submitted = (at: number): SupportTrailEntry => ({
    at: hours(at),
    by: 'requester',
    action: 'submitted',
  });
  const request = (own: Partial<SupportRequestView> & { readonly id: string }) => {
    const view = {
      kind: 'lost_access' as const,
      state: 'open' as const,
      email: 'alex@example.com',
      message: 'My phone fell into a lake.',
      earlier: [],
      submittedAt: hours(-20),
      dueAt: hours(4),
      isOverdue: false,
      evidence: exampleEvidence,
      trail: [submitted(-20)],
      ...own,
    };
    return { allowed: allowedActions(view, 'Kim'), ...view };
  };
  const known = (own: Parameters<typeof request>[0]) => request({ account, ...own });
  return [
    known({
      id: 'overdue',
      email: 'alex@example.com',
      message:
        'My phone was stolen on the train last night, and with it my number and the authenticator. The mailbox belongs to my former employer, so I cannot read it either.\n\nYou can reach me at alex.private@example.org.',
      submittedAt: hours(-26),
      dueAt: hours(-2),
      isOverdue: true,
      trail: [submitted(-26)],
    }),
    known({
      id: 'claimed',
      email: 'robin@example.com',
      message: 'New phone, new number, and I forgot to take the authenticator along.',
      account: { ...account, email: 'robin@example.com' },
      state: 'claimed',
      claimedBy: 'Kim',
      dueAt: hours(2),
      evidence: exampleEvidence.map((item, i) => ({ ...item, isChecked: i === 0 })),
      trail: [
        submitted(-22),
        { at: hours(-3), by: 'Kim', action: 'claimed' },
        {
          at: hours(-2),
          by: 'Kim',
          action: 'evidence_checked',
          text: 'Called back on a number from the contract',
        },
        {
          at: hours(-2),
          by: 'Kim',
          action: 'commented',
          text: 'Answers the phone of the contract.',
        },
      ],
    }),
    known({
      id: 'half',
      email: 'sam@example.com',
      message: 'Somebody changed my number. Please turn OTP off.',
      earlier: [
        { at: hours(-12), message: 'Is anybody there? I have a deadline tomorrow.' },
        { at: hours(-19), message: 'My authenticator is on a phone that I sold.' },
      ],
      state: 'half_approved',
      claimedBy: 'Jo',
      dueAt: hours(5),
      account: { ...account, email: 'sam@example.com', contactsChangedAt: hours(-49) },
      evidence: exampleEvidence.map((item) => ({ ...item, isChecked: true })),
      trail: [
        submitted(-19),
        { at: hours(-5), by: 'Jo', action: 'claimed' },
        { at: hours(-4), by: 'Jo', action: 'approved', text: 'All three proofs seen.' },
      ],
    }),
    known({
      id: 'mine',
      email: 'kim@example.com',
      message: 'I am locked out of my own account.',
      dueAt: hours(9),
      account: { ...account, email: 'kim@example.com' },
      allowed: [],
    }),
    request({
      id: 'nobody',
      email: 'nobody@example.net',
      message: 'please dezactivate OTP thank you',
      dueAt: hours(20),
    }),
    known({
      id: 'waiting',
      email: 'toni@example.com',
      message: 'Authenticator, phone and mailbox were all on the laptop that burnt.',
      state: 'waiting',
      claimedBy: 'Jo',
      dueAt: hours(-30),
      account: { ...account, email: 'toni@example.com', delivery: 'failed' },
      evidence: exampleEvidence.map((item) => ({ ...item, isChecked: true })),
      trail: [
        submitted(-54),
        { at: hours(-52), by: 'Jo', action: 'claimed' },
        { at: hours(-30), by: 'Jo', action: 'approved', text: 'All proofs seen.' },
        { at: hours(-28), by: 'Kim', action: 'approved', text: 'Called back as well.' },
      ],
    }),
    known({
      id: 'told',
      email: 'lee@example.com',
      message: 'The number is gone with the old contract.',
      state: 'waiting',
      claimedBy: 'Jo',
      dueAt: hours(-28),
      effectiveAt: hours(20),
      account: { ...account, email: 'lee@example.com', delivery: 'sent' },
      evidence: exampleEvidence.map((item) => ({ ...item, isChecked: true })),
      trail: [
        submitted(-50),
        { at: hours(-48), by: 'Jo', action: 'claimed' },
        { at: hours(-6), by: 'Jo', action: 'approved', text: 'All proofs seen.' },
        { at: hours(-4), by: 'Kim', action: 'approved', text: 'Seen as well.' },
      ],
    }),
    known({
      id: 'rejected',
      email: 'chris@example.com',
      message: 'OTP off now!!',
      state: 'rejected',
      claimedBy: 'Kim',
      dueAt: hours(-60),
      trail: [
        submitted(-84),
        { at: hours(-70), by: 'Kim', action: 'claimed' },
        { at: hours(-69), by: 'Kim', action: 'rejected', text: 'Could not name the last invoice.' },
      ],
    }),
    known({
      id: 'cancelled',
      kind: 'not_me',
      email: 'maria@example.com',
      message: 'Reported by the link in a notice.',
      state: 'cancelled',
      dueAt: hours(-100),
      trail: [submitted(-124), { at: hours(-110), by: 'owner', action: 'cancelled' }],
    }),
  ];
}
