import { KeyfobEnrolment } from '../enrolment/enrolment.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobEnrolment };

define('keyfob-enrolment', KeyfobEnrolment);
