/**
 * A variable of the environment that is a number.
 *
 * @throws Error naming the variable
 */
export function readNumber(
  environment: NodeJS.ProcessEnv,
  name: string,
  { standard, least, most }: { standard: number; least: number; most: number },
): number {
  const text = environment[name];
  if (!text) return standard;
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text) || number < least || number > most) {
    throw new Error(`${name} is "${text}"; it must be a number from ${least} to ${most}`);
  }
  return number;
}
