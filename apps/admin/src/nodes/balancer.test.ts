import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { startBalancer } from './balancer.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A node that is ready, unless it says otherwise. */
async function newNode(name: string, answer: RequestListener, readyStatus = 200) {
  const server: Server = createServer((incoming, outgoing) => {
    if (incoming.url === '/ready') outgoing.writeHead(readyStatus).end();
    else answer(incoming, outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  closers.push(stop);
  return { name, port: (server.address() as AddressInfo).port, stop };
}

async function balance(...nodes: Awaited<ReturnType<typeof newNode>>[]) {
  const balancer = await startBalancer({ nodes, host: '127.0.0.1', port: 0 });
  closers.push(balancer.close);
  const ready = await balancer.check();
  return { ready, origin: `http://127.0.0.1:${balancer.port}` };
}

const ok: RequestListener = (_incoming, outgoing) => void outgoing.end('ok');
const breakOff: RequestListener = (incoming) => void incoming.socket.destroy();
const servedBy = ({ headers }: Response) => headers.get('x-served-by');

it('asks the nodes in turn, past those that are not ready', async () => {
  const nodes = [await newNode('a', ok), await newNode('b', ok, 503), await newNode('c', ok)];
  const { origin, ready } = await balance(...nodes);

  const answers = [await fetch(origin), await fetch(origin), await fetch(origin)];

  expect(ready).toBe(2);
  expect(new Set(answers.map(servedBy))).toEqual(new Set(['a', 'c']));
});

it('hands on method, body and cookies, and what it has seen of the visitor itself', async () => {
  const node = await newNode('a', async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    outgoing.setHeader('set-cookie', ['a=1', 'b=2']);
    outgoing.end(JSON.stringify({ method, url, headers, body: await text(incoming) }));
  });
  const { origin } = await balance(node);

  const claims = { 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' };
  const answer = await fetch(`${origin}/a?b=c`, { method: 'POST', headers: claims, body: 'x=y' });

  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await answer.json()).toMatchObject({
    ...{ method: 'POST', url: '/a?b=c', body: 'x=y' },
    headers: {
      host: new URL(origin).host,
      'x-forwarded-for': '192.0.2.1, 127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(origin).host,
    },
  });
});

it('goes to the next node with what a node that has ended did not get', async () => {
  const dead = await newNode('a', ok);
  const { origin } = await balance(dead, await newNode('b', ok));
  dead.stop();

  for (let requests = 1; requests <= 3; requests += 1) {
    expect(servedBy(await fetch(origin, { method: 'POST', body: 'x' }))).toBe('b');
  }
});

it('asks another node again for a page that broke off, but sends no form twice', async () => {
  const { origin } = await balance(await newNode('a', breakOff), await newNode('b', ok));

  for (let requests = 1; requests <= 2; requests += 1) {
    expect(servedBy(await fetch(origin))).toBe('b');
  }
  const alone = await balance(await newNode('c', breakOff));
  const form = await fetch(alone.origin, { method: 'POST', body: 'x' });

  expect(form.status).toBe(502);
});

it('says so when no node is ready', async () => {
  const { origin } = await balance(await newNode('a', ok, 503));

  const answer = await fetch(origin);

  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
});
