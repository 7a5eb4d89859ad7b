import './deactivation.ts';
import './enrolment.ts';
import { KeyfobAccountSecurity } from '../account-security/account-security.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobAccountSecurity };

define('keyfob-account-security', KeyfobAccountSecurity);
