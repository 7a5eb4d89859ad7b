import { plain } from '../output/plain.ts';
import { wrongUsage } from '../output/stop.ts';

/** Who does something to an account, and why, for its audit log. */
export interface Operator {
  readonly actor: string;
  readonly reason?: string;
}

const longest = 200;

/** @throws Stop for what could break a line of the log */
export function operatorOf({ actor, reason }: Operator): Operator {
  for (const [name, text] of Object.entries({ actor, reason })) {
    if (text === undefined) continue;
    if (text.trim() !== '' && text.length <= longest && plain(text) === text) continue;
    throw wrongUsage(`--${name} must be 1 to ${longest} characters in one line`);
  }
  return { actor, ...(reason !== undefined && { reason }) };
}
