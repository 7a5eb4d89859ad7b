import { define } from '../define-once.ts';
import { KeyfobEnrolment } from '../enrolment/enrolment.ts';

define('keyfob-enrolment', KeyfobEnrolment);
