/**
 * Who may make a call. `pending` has given the password and not yet the code; `recovering` is in a
 * recovery that this browser has confirmed; `staff` works at the support desk and has given a code
 * within the last minutes.
 */
export type Caller =
  | 'anyone'
  | 'signed_in'
  | 'pending'
  | 'signed_in_or_pending'
  | 'recovering'
  | 'staff';

/** One call of the HTTP API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the mount, which is `/otp` unless the integrator says otherwise. */
  readonly path: string;
  readonly caller: Caller;
  /** One sentence for the reference. */
  readonly summary: string;
}

/** Every call of the HTTP API: `docs/reference/http-api.md` is made from it. */
export const routes = {
  status: {
    method: 'GET',
    path: '/status',
    caller: 'signed_in_or_pending',
    summary: 'Tells whether OTP is on and what is missing before it can be set.',
  },
  beginEnrolment: {
    method: 'POST',
    path: '/enrolment',
    caller: 'signed_in',
    summary: 'Makes a new shared key, which replaces one that is not activated yet.',
  },
  cancelEnrolment: {
    method: 'DELETE',
    path: '/enrolment',
    caller: 'signed_in',
    summary: 'Drops the shared key that is not activated yet.',
  },
  activate: {
    method: 'POST',
    path: '/enrolment/activation',
    caller: 'signed_in',
    summary: 'Turns OTP on with the password and a code of the new shared key.',
  },
  verify: {
    method: 'POST',
    path: '/verification',
    caller: 'pending',
    summary: 'Completes a log-in with a code.',
  },
  stepUp: {
    method: 'POST',
    path: '/step-up',
    caller: 'signed_in',
    summary: 'Gives a code again, for what asks for a fresh one.',
  },
  showSharedKey: {
    method: 'POST',
    path: '/shared-key',
    caller: 'signed_in',
    summary: 'Shows the shared key again for one more device, with the password and a code.',
  },
  deactivate: {
    method: 'POST',
    path: '/deactivation',
    caller: 'signed_in',
    summary: 'Turns OTP off with the password and a code.',
  },
  recovery: {
    method: 'GET',
    path: '/recovery',
    caller: 'anyone',
    summary: 'Tells where the recovery of this browser stands.',
  },
  beginRecovery: {
    method: 'POST',
    path: '/recovery',
    caller: 'pending',
    summary: 'Sends the link to the owner’s e-mail address; again after a pause.',
  },
  openRecoveryLink: {
    method: 'POST',
    path: '/recovery/link',
    caller: 'anyone',
    summary: 'Follows the link, after the password or with it.',
  },
  sendRecoverySms: {
    method: 'POST',
    path: '/recovery/sms',
    caller: 'recovering',
    summary: 'Sends the SMS code; again after a pause.',
  },
  completeRecovery: {
    method: 'POST',
    path: '/recovery/completion',
    caller: 'recovering',
    summary: 'Turns OTP off with what is still to be proven.',
  },
  openNotice: {
    method: 'POST',
    path: '/recovery/notice',
    caller: 'anyone',
    summary: 'Tells what the notice behind a link is about, and changes nothing.',
  },
  cancelRecovery: {
    method: 'POST',
    path: '/recovery/cancellation',
    caller: 'anyone',
    summary:
      'Follows the link of a notice: keeps OTP on, or freezes changes where it is off already.',
  },
  captcha: {
    method: 'GET',
    path: '/captcha',
    caller: 'anyone',
    summary: 'Gives what is needed to solve a CAPTCHA for one action.',
  },
  requestSupport: {
    method: 'POST',
    path: '/support-requests',
    caller: 'anyone',
    summary: 'Asks support to turn OTP off. The answer is always the same.',
  },
  supportQueue: {
    method: 'GET',
    path: '/support-desk/requests',
    caller: 'staff',
    summary: 'Lists the requests that wait for staff and those that ended lately.',
  },
  claimRequest: {
    method: 'POST',
    path: '/support-desk/requests/:id/claim',
    caller: 'staff',
    summary: 'Takes a request on.',
  },
  commentRequest: {
    method: 'POST',
    path: '/support-desk/requests/:id/comments',
    caller: 'staff',
    summary: 'Writes a comment for other staff.',
  },
  checkEvidence: {
    method: 'POST',
    path: '/support-desk/requests/:id/evidence',
    caller: 'staff',
    summary: 'Ticks a piece of evidence off, or takes the tick away.',
  },
  decideRequest: {
    method: 'POST',
    path: '/support-desk/requests/:id/decision',
    caller: 'staff',
    summary: 'Approves or rejects a request; an approval needs a second person.',
  },
  supportTrail: {
    method: 'GET',
    path: '/support-desk/requests/:id/trail',
    caller: 'staff',
    summary: 'Exports what happened to a request, `?format=csv` or `jsonl`.',
  },
  accountTrail: {
    method: 'GET',
    path: '/support-desk/requests/:id/account-trail',
    caller: 'staff',
    summary: 'Exports what happened to the account that a request is about, in the same formats.',
  },
} as const satisfies Record<string, Route>;

/** The name of a call; its use case has the same. */
export type RouteName = keyof typeof routes;
