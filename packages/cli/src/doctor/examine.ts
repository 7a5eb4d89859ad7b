import { checkClock } from './checks/clock.ts';
import { checkConnections } from './checks/connections.ts';
import { checkDelivery } from './checks/delivery.ts';
import { checkDurability } from './checks/durability.ts';
import { checkKeys } from './checks/keys.ts';
import { checkPolicy } from './checks/policy.ts';
import { checkReplica } from './checks/replica.ts';
import { checkSchema } from './checks/schema.ts';
import { checkSweep } from './checks/sweep.ts';
import { checkWeb } from './checks/web.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

const checks: readonly ((facts: Facts) => readonly Finding[])[] = [
  ...[checkSchema, checkKeys, checkClock, checkReplica],
  ...[checkDurability, checkConnections],
  ...[checkDelivery, checkSweep, checkPolicy, checkWeb],
];
const order = ['error', 'warning', 'ok'] as const;

/** What all checks say of the facts, the worst first. */
export function examine(facts: Facts): readonly Finding[] {
  const findings = checks.flatMap((check) => check(facts));
  return order.flatMap((level) => findings.filter((finding) => finding.level === level));
}
