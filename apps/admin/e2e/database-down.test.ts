/** What a running demo keeps its data in goes away and comes back. */
import { proxyTo } from '@keyfob/test-servers';
import { expect, it } from 'vitest';
import { redisServer } from '../src/data/testing/redis-server.ts';
import { manyNodes } from './support/many-nodes.ts';
import { demosOfThisFile } from './support/stage.ts';
import { Visitor } from './support/visitor.ts';

const servers = [await manyNodes('PostgreSQL'), await manyNodes('MySQL')];
const newDemo = demosOfThisFile();
const redis = await redisServer();

it.each(servers.filter(({ canStart }) => canStart))(
  'without its database the demo is not ready and lets nobody in; with it, it is again: $engine',
  async ({ newDatabase }) => {
    const url = await newDatabase();

    await cutOff(url, (DATABASE_URL) => ({ DATABASE_URL }));
  },
);

it.runIf(redis)('the same without the Redis that keeps its sessions', async () => {
  await cutOff(redis?.url ?? '', (REDIS_URL) => ({ REDIS_URL }));
});

async function cutOff(url: string, environment: (url: string) => NodeJS.ProcessEnv): Promise<void> {
  const proxy = await proxyTo(url);
  const demo = await newDemo({ environment: environment(proxy.url) });
  const visitor = new Visitor(() => demo.origin);
  await visitor.givePassword('customer@example.test');
  const state = async () => {
    const answers = ['/ready', '/account/customer'].map((path) => visitor.call('GET', path));
    return (await Promise.all(answers)).map(({ status }) => status);
  };
  expect(await state()).toEqual([200, 200]);

  proxy.cut();
  await expect.poll(state).toEqual([503, 503]);
  const fields = { email: 'customer@example.test', password: 'wrong' };
  expect(await visitor.submit('/login', fields)).toMatchObject({ status: 503 });
  proxy.restore();

  await expect.poll(state).toEqual([200, 200]);
  await demo.stop();
  await proxy.close();
}
