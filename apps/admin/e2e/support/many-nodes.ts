import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { databaseServer } from '../../src/data/testing/database-server.ts';
import { type Balancer, startBalancer } from '../../src/nodes/balancer.ts';
import type { Site } from '../journeys/key-rotation.ts';
import type { Demo } from './demo.ts';
import { demosOfThisFile } from './stage.ts';

const nodeCount = 3;

/** What tests of several nodes need, if a server of this kind answers. */
export async function manyNodes(engine: 'PostgreSQL' | 'MySQL' = 'PostgreSQL') {
  const server = await databaseServer(engine);
  const balancers: Balancer[] = [];
  // What is written first is done last: the demos have ended by then.
  afterAll(async () => {
    await Promise.all(balancers.map((balancer) => balancer.close()));
    await server?.close();
  });
  const newDemo = demosOfThisFile();
  const newDatabase = async () => {
    if (server === undefined) throw new Error(`no ${engine} answers`);
    return server.newDatabase();
  };

  return {
    ...{ engine, newDemo, newDatabase },
    canStart: server !== undefined,

    /** `npm run nodes` on a database of its own. */
    async start(environment: NodeJS.ProcessEnv = {}): Promise<Demo> {
      const DATABASE_URL = await newDatabase();
      return newDemo({ program: 'nodes', environment: { ...environment, DATABASE_URL } });
    },

    /** Nodes that are started one by one, as somebody does who rolls out something new. */
    async startSite(environment: NodeJS.ProcessEnv): Promise<Site> {
      const DATABASE_URL = await newDatabase();
      const dataFolder = mkdtempSync(join(tmpdir(), 'keyfob-demo-'));
      const demos: (Demo | undefined)[] = [];
      const nodes = Array.from({ length: nodeCount }, (_, index) => ({
        name: `node-${index}`,
        get port() {
          const origin = demos[index]?.origin;
          return origin === undefined ? undefined : Number(new URL(origin).port);
        },
      }));
      const balancer = await startBalancer({ nodes, host: 'localhost', port: 0 });
      balancers.push(balancer);
      const origin = `http://localhost:${balancer.port}`;
      const around = { DATABASE_URL, KEYFOB_ORIGIN: origin, KEYFOB_PROXIES: '1' };
      const start = (given: NodeJS.ProcessEnv) =>
        newDemo({ dataFolder, environment: { ...around, ...given } });
      const restart = async (given: NodeJS.ProcessEnv) => {
        for (const index of nodes.keys()) {
          await demos[index]?.stop();
          demos[index] = await start(given);
          await balancer.check();
        }
      };
      await restart(environment);
      return {
        start,
        restart,
        origins: () => [origin, origin],
        output: () => String(demos[0]?.output()),
      };
    },
  };
}

/** The process of a node, as the command has printed it last. */
export function processOf({ output }: Demo, name: string): number {
  return Number([...output().matchAll(new RegExp(`${name} is process (\\d+)`, 'g'))].at(-1)?.[1]);
}
