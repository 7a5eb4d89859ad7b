import './define/account-security.ts';
import './define/code-field.ts';
import './define/deactivation.ts';
import './define/enrolment.ts';
import './define/verification.ts';
