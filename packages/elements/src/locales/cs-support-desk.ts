import './cs.ts';
import { supportDesk } from '../i18n/cs/support-desk.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Czech of the support desk. Importing this module makes all elements speak Czech. */
export const csSupportDesk: SupportDeskMessages = supportDesk;

registerMessages('cs', csSupportDesk);
