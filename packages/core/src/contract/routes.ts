/** Who may make a call: `pending` has given the password and not yet the code. */
export type Caller = 'signed_in' | 'pending' | 'signed_in_or_pending';

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the mount, which is `/otp` unless the integrator says otherwise. */
  readonly path: string;
  readonly caller: Caller;
  /** One sentence for the reference. */
  readonly summary: string;
}

/** Every call of the HTTP API. */
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
  deactivate: {
    method: 'POST',
    path: '/deactivation',
    caller: 'signed_in',
    summary: 'Turns OTP off with the password and a code.',
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
