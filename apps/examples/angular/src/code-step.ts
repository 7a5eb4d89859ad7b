import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import '@keyfob/elements/define/verification';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <keyfob-verification autofocus (keyfob-verified)="goOn()">
      <a slot="login" href="/login">Log in</a>
      <p slot="lost">Call us: 555 0100</p>
    </keyfob-verification>
  `,
})
export class CodeStep {
  goOn() {
    location.assign('/account');
  }
}
