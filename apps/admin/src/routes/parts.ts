import type { KeyfobHost } from '@keyfob/express';
import type { ContactCodes } from '../data/contact-codes.ts';
import type { Data } from '../data/data.ts';
import type { Inbox } from '../data/inbox.ts';
import type { Customers } from '../data/users.ts';

/** What the routes of the demo work with. */
export interface RouteParts extends Pick<Data, 'limiter'> {
  readonly host: KeyfobHost;
  readonly customers: Customers;
  readonly codes: ContactCodes;
  readonly inbox: Inbox;
  /** Whether the inbox is shown; elsewhere codes that arrive there would reach nobody. */
  readonly isLocal: boolean;
}
