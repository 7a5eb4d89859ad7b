import { html, type TemplateResult } from 'lit';
import '../define.ts';
import '../define/recovery.ts';
import '../define/support-request.ts';
import { FakeKeyfobClient, statusOn } from '../testing/index.ts';
import { once } from './once.ts';

/** The elements side by side, each with a server of its own, as they look when nothing is done to them. */
export function showcase(): TemplateResult {
  return html`<keyfob-verification .client=${once(() => new FakeKeyfobClient())}></keyfob-verification>
    <keyfob-account-security
      .client=${once(() => new FakeKeyfobClient({ status: statusOn }))}
    ></keyfob-account-security>
    <keyfob-deactivation
      open
      presentation="inline"
      .client=${once(() => new FakeKeyfobClient({ status: statusOn }))}
    ></keyfob-deactivation>
    <keyfob-enrolment
      open
      presentation="inline"
      .client=${once(() => new FakeKeyfobClient())}
    ></keyfob-enrolment>
    <keyfob-recovery open .client=${once(() => new FakeKeyfobClient())}></keyfob-recovery>
    <keyfob-support-request
      presentation="inline"
      .client=${once(() => new FakeKeyfobClient())}
    ></keyfob-support-request>`;
}
