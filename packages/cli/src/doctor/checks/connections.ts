import type { Facts } from '../facts.ts';
import { type Finding, fine, wrong } from '../finding.ts';

/** Whether the server has a connection for each place in the pools of all processes. */
export function checkConnections({ server, settings: { pool } }: Facts): Finding[] {
  if (server === undefined || server.kind === 'sqlite' || pool?.max === undefined) return [];
  const { processes = 1, max } = pool;
  const { mostConnections: most } = server;
  const wanted = processes * max;
  if (wanted <= most) return [fine('connections', `${wanted} of ${most} connections are wanted`)];
  return [
    wrong(
      'connections',
      `${processes} processes with ${max} connections each want ${wanted}, and the server has ${most}`,
      'lower the max of the pools, or raise max_connections',
    ),
  ];
}
