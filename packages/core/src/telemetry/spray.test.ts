/** One guess on each of many accounts: nothing stops it, and the operator sees it. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { memoryUsers, refusalOf, trialKeyfob, trialPassword } from '../testing/index.ts';
import { collecting } from './testing/collecting.ts';
import { samplesOf } from './testing/prometheus.ts';

/** The alert of the guide: so many refused within ten minutes, and more than were accepted. */
const rules = readFileSync(guide('alerts.yaml'), 'utf8');
const [rule = ''] = /KeyfobCodesAreGuessed.*?labels:/s.exec(rules) ?? [];
const count = (type: string) =>
  `sum\\(increase\\((\\w+)\\{keyfob_event_type="${type}"\\}\\[10m\\]\\)\\)`;
const form = new RegExp(
  `${count('code_refused')} > (\\d+)\\s+and\\s+${count('code_refused')}\\s+> ${count('code_accepted')}`,
);

/** Mutation tests run in a copy of the package that lies deeper. */
function guide(name: string): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL(`docs/guides/${name}`, folder))) folder = new URL('..', folder);
  return new URL(`docs/guides/${name}`, folder);
}

const names = Array.from({ length: 300 }, (_, index) => `user-${index}`);

/** A site where everybody has OTP on, and what the alert reads of it. */
async function site() {
  const collected = collecting();
  const users = memoryUsers(
    Object.fromEntries(
      names.map((name) => [
        name,
        { password: trialPassword, email: `${name}@example.test`, phone: '+420555000101' },
      ]),
    ),
  );
  const trial = trialKeyfob({ users, telemetry: collected.telemetry });
  const { keyfob, clock, pendingLogin } = trial;
  const phones = new Map<string, Awaited<ReturnType<typeof trial.enrol>>>();
  for (const name of names) phones.set(name, await trial.enrol(name));
  const phoneOf = (name: string) => phones.get(name) ?? expect.fail(name);

  async function total(metric: string, type: string): Promise<number> {
    return samplesOf(await collected.metrics())
      .filter(({ name, labels }) => name === metric && labels.keyfob_event_type === type)
      .reduce((sum, { value }) => sum + value, 0);
  }

  return {
    async logIn(name: string) {
      const input = { code: phoneOf(name).codeAt(clock()) };
      return keyfob.verify({ pending: await pendingLogin(name), input });
    },
    async guess(name: string) {
      const input = { code: phoneOf(name).wrongCodeAt(clock()) };
      return (await refusalOf(keyfob.verify({ pending: await pendingLogin(name), input }))).code;
    },
    /** Whether the alert rings for what has happened since. */
    async watch() {
      const [, metric = '', most, again, other = ''] =
        form.exec(rule) ?? expect.fail('another rule');
      expect([again, other]).toEqual([metric, metric]);
      const before = [await total(metric, 'code_refused'), await total(metric, 'code_accepted')];
      return async () => {
        const refused = (await total(metric, 'code_refused')) - (before[0] ?? 0);
        const accepted = (await total(metric, 'code_accepted')) - (before[1] ?? 0);
        return refused > Number(most) && refused > accepted;
      };
    },
  };
}

it('attack 94: one wrong code on each of many accounts rings the alert, and locks nobody out', async () => {
  const { logIn, guess, watch } = await site();
  const rings = await watch();
  const [busy, sprayed] = [names.slice(0, 100), names.slice(100)];
  for (const name of busy) await logIn(name);
  for (const name of busy.slice(0, 30)) await guess(name); // people mistype
  const before = await rings();

  const codes = new Set<string>();
  for (const name of sprayed) codes.add(await guess(name));

  expect([before, await rings()]).toEqual([false, true]);
  expect([...codes]).toEqual(['wrong_code']);
  for (const name of sprayed) await expect(logIn(name)).resolves.toMatchObject({ userId: name });
});
