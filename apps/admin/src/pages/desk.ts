import { html } from 'hono/html';
import type { Customer } from '../data/users.ts';
import { deskLayout, type Page } from './layout.ts';

/** Support Desk: the component does the work, for staff with OTP of their own. */
export function deskPage(customer: Customer, { hasOtp }: { hasOtp: boolean }): Page {
  return hasOtp
    ? deskLayout(
        { title: 'Support Desk', scripts: ['desk-page'], customer },
        html`<section class="panel flush">
          <keyfob-support-desk heading-level="1"></keyfob-support-desk>
          <noscript><h1>Support Desk</h1><p class="alert">The support desk needs JavaScript.</p></noscript>
        </section>`,
      )
    : deskLayout(
        { title: 'Support Desk', customer },
        html`<section class="panel contact">
          <h1>Set OTP first</h1>
          <p>
            Anyone who can turn off the second factor of others needs one. The desk asks for a code from
            your own authenticator.
          </p>
          <p><a class="button primary" href="/account/customer/security">Go to Account Security</a></p>
        </section>`,
      );
}
