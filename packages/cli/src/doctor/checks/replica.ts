import type { Facts } from '../facts.ts';
import { doubtful, type Finding, wrong } from '../finding.ts';

/** Whether the server is the one that all nodes write to, and what is lost when another takes its place. */
export function checkReplica({ server }: Facts): Finding[] {
  if (server === undefined || server.kind === 'sqlite') return [];
  if (server.isReplica) {
    const what = 'the server is a read-only replica, and every node refuses to work on it';
    const fix = 'give all nodes the address of the primary';
    return [wrong('replica', what, fix)];
  }
  if (server.followers === 0 || server.isWaitedFor) return [];
  const what = 'servers follow this one, and no commit waits for any of them';
  const fix =
    server.kind === 'postgres'
      ? 'name one in synchronous_standby_names, or set restoredAt when one takes over: codes that were used may count again'
      : 'turn semi-synchronous replication on, or set restoredAt when one takes over: codes that were used may count again';
  return [doubtful('replication', what, fix)];
}
