import { KeyfobEnrolment } from '../enrolment/enrolment.ts';
import { define } from '../tags/define-once.ts';

define('keyfob-enrolment', KeyfobEnrolment);
