import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import '@keyfob/elements/define/account-security';
import type { FactorState } from '@keyfob/elements';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Account</h1>
    <p>One-time password: {{ state() }}</p>
    <keyfob-account-security (keyfob-change)="state.set($event.detail.state)">
      <a slot="login" href="/login">Log in</a>
    </keyfob-account-security>
    <form method="post" action="/logout"><button type="submit">Log out</button></form>
  `,
})
export class Account {
  readonly state = signal<FactorState | undefined>(undefined);
}
