import type { Health, Keyfob } from '@keyfob/core';
import { manualClock, memoryStore } from '@keyfob/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { keyfobReady, type ReadyOptions } from './index.ts';
import { type TrialApp, trialApp } from './testing/trial-app.ts';

const open: TrialApp[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

/** An application on a store that can be taken away, whose clock is that of this process. */
async function appOn({ aheadSeconds = 0 } = {}) {
  const clock = manualClock(Date.now() - aheadSeconds * 1000);
  const inner = memoryStore({ clock });
  const sick: { fault?: Error } = {};
  const update: typeof inner.update = async (...call) => {
    if (sick.fault) throw sick.fault;
    return inner.update(...call);
  };
  const routes: Record<string, ReadyOptions> = { '/ready': {}, '/checks': { withChecks: true } };
  const onFault = () => {};
  const app = await trialApp({ store: { ...inner, update }, onFault }, undefined, undefined, {
    routes(express, { keyfob }) {
      for (const [path, options] of Object.entries(routes)) {
        express.get(path, keyfobReady(keyfob, options));
      }
    },
  });
  open.push(app);
  return { ...app, sick };
}

describe('the readiness route', () => {
  it('answers 200 to a probe, without cookie, cache or detail (O1)', async () => {
    const { origin } = await appOn();

    const answer = await fetch(`${origin}/ready`);

    expect([answer.status, await answer.text()]).toEqual([200, '{"status":"ready"}']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('answers HEAD as it answers GET', async () => {
    const { origin } = await appOn();

    const answer = await fetch(`${origin}/ready`, { method: 'HEAD' });

    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('answers 503 while the store is away, with no word of why (O1, W7)', async () => {
    const { origin, sick } = await appOn();
    sick.fault = new Error('connect to 10.0.0.7 as keyfob refused');

    const answers = await Promise.all(['/ready', '/checks'].map((path) => fetch(origin + path)));
    const bodies = await Promise.all(answers.map((each) => each.text()));

    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(
      Array(2).fill('no-store'),
    );
    expect(bodies[0]).toBe('{"status":"not_ready"}');
    expect(bodies[1]).not.toMatch(/10\.0\.0\.7|refused/);
  });

  it('keeps a process in that should be looked at, and does not tell strangers (O1)', async () => {
    const { origin } = await appOn({ aheadSeconds: 10 });

    const answer = await fetch(`${origin}/ready`);

    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready' }]);
  });

  it('has all checks where it is asked to', async () => {
    const { origin } = await appOn({ aheadSeconds: 10 });

    const body = (await (await fetch(`${origin}/checks`)).json()) as Health;

    expect(body).toMatchObject({ status: 'degraded', checks: { clock: { status: 'degraded' } } });
    expect(Object.keys(body.checks)).toEqual(['store', 'keys', 'clock', 'outbox']);
  });

  it.each<[unknown, unknown, string]>([
    [undefined, {}, 'keyfobReady: keyfob is'],
    [{}, {}, 'make one with createKeyfob'],
    [{ health: () => {} }, { withCheck: true }, 'withChecks'],
    [{ health: () => {} }, { withChecks: 'yes' }, 'not true or false'],
  ])('is not made of %j and %j', (keyfob, options, words) => {
    expect(() => keyfobReady(keyfob as Keyfob, options as ReadyOptions)).toThrow(words);
  });
});
