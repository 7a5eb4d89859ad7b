/**
 * Says that tests are left out, and why.
 *
 * @throws Error instead where `KEYFOB_REQUIRE_SERVERS` is 1
 */
export function leftOut(lack: string, advice = ''): void {
  if (process.env.KEYFOB_REQUIRE_SERVERS === '1') throw new Error(lack);
  console.log(`${lack}: the tests that need it are left out. ${advice}`.trimEnd());
}
