import type { Facts } from '../facts.ts';
import { type Finding, wrong } from '../finding.ts';

/** Whether the server is the one that all nodes write to. */
export function checkReplica({ server }: Facts): Finding[] {
  if (server === undefined || server.kind === 'sqlite' || !server.isReplica) return [];
  return [
    wrong(
      'replica',
      'the server is a read-only replica, and every node refuses to work on it',
      'give all nodes the address of the primary; after a failover that lost commits, set restoredAt',
    ),
  ];
}
