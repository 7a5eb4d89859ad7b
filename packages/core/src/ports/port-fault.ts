import { kindOf } from '../policy/kind-of.ts';

/** A value that is no secret and nobody's name: a word as constants have it. */
const constant = /^[A-Za-z_-]{1,24}$/;

/**
 * What is wrong with something that a port of the integrator's gave.
 *
 * @param where the port, and the field where it is one: `users.find: contacts.email`
 */
export function portFault(where: string, value: unknown, allowed: string): TypeError {
  const isConstant = typeof value === 'string' && constant.test(value);
  return new TypeError(
    `${where} is ${isConstant ? `"${value}"` : kindOf(value)}; allowed: ${allowed}`,
  );
}
