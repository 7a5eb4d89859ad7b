/** The reference pages are made from the code; run with `--update` after changing it. */
import { expect, it } from 'vitest';
import {
  type ErrorCode,
  errorStatuses,
  errorTitles,
  routes,
} from '../../packages/core/src/contract/index.ts';
import { limits } from '../../packages/core/src/policy/policy.ts';
import { supportLimits } from '../../packages/core/src/policy/support-policy.ts';

const note = '<!-- Made from the code by reference.test.ts. -->';

it('limits.md tells every limit as the code has it', async () => {
  const rowsOf = (table: Record<string, (typeof limits)[keyof typeof limits]>) =>
    Object.entries(table).map(
      ([name, { default: value, min, max, unit, why }]) =>
        `| \`${name}\` | ${value} ${unit} | ${min} to ${max} | ${why} |`,
    );
  const heads = ['| name | default | allowed | what it is, and why |', '|---|---|---|---|'];
  const page = [
    '# Limits',
    '',
    note,
    '',
    'Given as `policy` to `createKeyfob`. A value out of its range is refused at start.',
    '',
    ...heads,
    ...rowsOf(limits),
    '| `algorithm` | SHA1 | SHA1, SHA256, SHA512 | Hash behind the codes. Several authenticator apps ignore anything but SHA1 and then show wrong codes. |',
    '| `requiredContacts` | email, phone | any of these | Contacts that must be verified before OTP can be set: they prove who asks when a phone is lost. |',
    '| `recoveryProofs` | mail, captcha, sms, captcha | one `mail`, at most one `sms` after it, a `captcha` before each and at the end | What somebody who lost the authenticator proves, in this order, beside the password. |',
    '| `canShowSharedKey` | true | true, false | Whether the shared key can be shown again for one more device. |',
    '| `smsPrefixes` | all | beginnings such as `+420` | Numbers that SMS go to. |',
    '',
    '## Support desk',
    '',
    'Given as `support` to `createKeyfob`; `evidence` lists what staff tick off, at least one item of it required.',
    '',
    ...heads,
    ...rowsOf(supportLimits as never),
    '',
  ];
  await expect(page.join('\n')).toMatchFileSnapshot('limits.md');
});

it('http-api.md tells every call and every error as the code has it', async () => {
  const callers = {
    signed_in: 'signed in',
    pending: 'after the password',
    signed_in_or_pending: 'signed in, or after the password',
    anyone: 'anyone',
    recovering: 'after the link',
    staff: 'staff, with a fresh code',
  };
  const page = [
    '# HTTP API',
    '',
    note,
    '',
    'Below the mount of `keyfobRouter`, `/otp` by default. JSON in and out; the shapes are the types of [`@keyfob/core/contract`](core-contract.md). No answer may be cached. State changes need a request from the own origin. `GET /recovery` takes `?login=`, as the bodies that have the field; `GET /support-desk/requests` takes `?after=`, the `next` of the page before.',
    '',
    '| call | who | what |',
    '|---|---|---|',
    ...Object.values(routes).map(
      ({ method, path, caller, summary }) =>
        `| \`${method} ${path}\` | ${callers[caller]} | ${summary} |`,
    ),
    '',
    '## Errors',
    '',
    'Problem documents (RFC 9457) with a stable `code`. `retryAfter` is in seconds and also the `Retry-After` header; `errors` names each malformed field; `missing` names contacts; `reason` says why something is not allowed; `enrolment` is the key that replaces one on screen; `detail` tells developers what to do. With 401 the header `WWW-Authenticate: Session` comes along; for a code, or a fresh one, with the parameters of RFC 9470.',
    '',
    '| code | status | meaning |',
    '|---|---|---|',
    ...(Object.keys(errorStatuses) as ErrorCode[]).map(
      (code) => `| \`${code}\` | ${errorStatuses[code]} | ${errorTitles[code]} |`,
    ),
    '',
  ];
  await expect(page.join('\n')).toMatchFileSnapshot('http-api.md');
});
