/**
 * Says that tests are left out because a server does not answer.
 *
 * @throws Error instead where KEYFOB_REQUIRE_SERVERS is 1
 */
export function leftOut(server: string, cause: unknown): void {
  const lack = `${server} does not answer`;
  if (process.env.KEYFOB_REQUIRE_SERVERS === '1') throw new Error(lack, { cause });
  console.log(`${lack}: the tests that need it are left out`);
}
