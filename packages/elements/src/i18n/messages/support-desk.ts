import type { Delivery, SupportRequestView, SupportState, SupportTrailEntry } from '#contract';

/** Why a request cannot be approved by who looks at it. */
export type WhyNot = 'own_account' | 'approved_already' | 'evidence_first';

/**
 * Texts of `keyfob-support-desk`. Staff pages alone need them, so they are no part of
 * `Messages`: a language has them in a pack of their own.
 */
export interface SupportDeskMessages {
  readonly deskTitle: string;
  readonly deskFilter: string;
  /** `hasMore`: the list has more than that. */
  readonly deskOpen: (count: number, hasMore: boolean) => string;
  readonly deskEnded: (count: number, hasMore: boolean) => string;
  readonly deskShowMore: string;
  readonly deskRefresh: string;
  readonly deskUpdated: (time: string) => string;
  readonly deskNew: (count: number) => string;
  readonly deskNoOpen: string;
  readonly deskNoEnded: string;
  readonly deskChoose: string;
  readonly deskBack: string;
  /** `when` is relative, such as "in 3 hours" or "2 hours ago". */
  readonly deskDue: (when: string) => string;
  readonly deskOverdue: (when: string) => string;
  readonly deskGoesOff: (when: string) => string;
  readonly deskReceived: string;
  readonly deskDueLabel: string;
  /** A switch: the times of the open request as dates, and no longer as "2 hours ago". */
  readonly deskExactTimes: string;
  readonly deskClaimedBy: (name: string) => string;
  readonly deskKinds: Readonly<Record<SupportRequestView['kind'], string>>;
  readonly deskStates: Readonly<Record<SupportState, string>>;
  readonly deskHalfApproved: string;
  readonly deskWaiting: (moment: string) => string;
  /** Approved, and nobody was told yet. */
  readonly deskUntold: string;
  readonly deskUntoldLine: string;
  /** Approved, and nobody can be told. */
  readonly deskUnreached: string;
  readonly deskUnreachedLine: string;
  readonly deskMessage: string;
  readonly deskEarlier: string;
  readonly deskEarlierHint: string;

  readonly deskAccount: string;
  readonly deskNoAccount: string;
  readonly deskFactor: string;
  readonly deskFactorOn: string;
  readonly deskFactorOff: string;
  readonly deskEmail: string;
  readonly deskPhone: string;
  readonly deskContactsChanged: string;
  readonly deskNone: string;
  readonly deskNotices: string;
  readonly deskDelivery: Readonly<Record<Delivery, string>>;

  readonly deskEvidence: string;
  /** Stands behind evidence without which nobody can approve. */
  readonly deskRequired: string;
  /** How much of the required evidence is ticked off. */
  readonly deskRequiredCount: (checked: number, required: number) => string;
  readonly deskTrail: string;
  readonly deskActors: Readonly<Record<'owner' | 'requester' | 'system', string>>;
  readonly deskTrailActions: Readonly<Record<SupportTrailEntry['action'], string>>;
  /** Opens a menu of links, each named by what it exports, with the format behind. */
  readonly deskExport: string;
  readonly deskExportRequest: string;
  readonly deskExportAccount: string;
  readonly deskComment: string;
  readonly deskCommentHint: string;
  readonly deskCommentRequired: string;
  readonly deskAddComment: string;

  readonly deskDecision: string;
  readonly deskClaim: string;
  /** To claim what a colleague has claimed. */
  readonly deskTakeOver: string;
  /** Nobody has claimed it. */
  readonly deskUnclaimed: string;
  readonly deskApprove: string;
  readonly deskReject: string;
  readonly deskReason: string;
  readonly deskReasonHint: string;
  readonly deskReasonRequired: string;
  readonly deskTooLong: string;
  readonly deskFirstApproval: string;
  /** `moment` is empty where the server has not said when. */
  readonly deskSecondApproval: (moment: string) => string;
  readonly deskRejection: string;
  /** A rejection after the approval. */
  readonly deskTakenBack: string;
  readonly deskWhyNot: Readonly<Record<WhyNot, string>>;
  readonly deskFaster: string;

  readonly deskStepUpTitle: string;
  readonly deskStepUpText: string;
  readonly deskContinue: string;
}
