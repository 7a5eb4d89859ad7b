import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KeyfobError } from '@keyfob/core';
import { trialKeyfob } from '@keyfob/core/testing';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type KeyfobHost,
  keyfobRouter,
  requireSameOrigin,
  type SameOriginOptions,
} from './index.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Site extends SameOriginOptions {
  /** As in `app.set('trust proxy', …)`. */
  readonly proxy?: unknown;
}

/** A site that takes one form, and a function that sends it with exactly these headers. */
async function site({ proxy, ...options }: Site = {}) {
  const onFault = vi.fn<(fault: KeyfobError) => void>();
  const app = express();
  if (proxy !== undefined) app.set('trust proxy', proxy);
  app.use(requireSameOrigin({ onFault, ...options }));
  app.post('/form', (_, response) => {
    response.send('taken');
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const post = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/form', method: 'POST', headers };
      const request = send(options, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      });
      request.on('error', reject).end();
    });
  const told = () =>
    onFault.mock.calls.map(([{ code, cause }]) => [code, (cause as Error).message]);
  return { post, told };
}

const host = 'shop.example';
const forwarded = { 'x-forwarded-proto': 'https' };

describe('behind a proxy that ends TLS, a browser without Sec-Fetch-Site', () => {
  it('is taken where Express trusts the proxy, and nothing is told', async () => {
    const { post, told } = await site({ proxy: 1 });

    expect(await post({ host, ...forwarded, origin: 'https://shop.example' })).toBe(200);
    expect(told()).toEqual([]);
  });

  it('is taken also where nobody told Express, and the operator hears of it once', async () => {
    const { post, told } = await site();

    expect(await post({ host, origin: 'https://shop.example' })).toBe(200);
    expect(await post({ host, origin: 'https://shop.example' })).toBe(200);
    expect(told()).toEqual([
      [
        'wrong_origin',
        'a request from a page of https://shop.example came to Express by http. Is there a proxy? Then set "trust proxy" in Express, or name the origin in "origins", if it is yours',
      ],
    ]);
  });

  it('lets the operator hear what the proxy says itself', async () => {
    const { post, told } = await site();

    await post({ host, ...forwarded, origin: 'https://shop.example' });

    expect(told()[0]?.[1]).toContain('and its header X-Forwarded-Proto says https');
  });

  it('lets the operator hear of it also from new browsers: addresses are the proxy’s (W9)', async () => {
    const { post, told } = await site();

    const origin = 'https://shop.example';
    expect(await post({ host, origin, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(told()).toHaveLength(1);
  });

  it('is refused where the proxy changes Host, and the operator hears why', async () => {
    const { post, told } = await site();
    const headers = { host: 'inside:3000', 'x-forwarded-host': host };

    expect(await post({ ...headers, origin: 'https://shop.example' })).toBe(403);
    expect(told()).toEqual([
      [
        'wrong_origin',
        expect.stringContaining(
          'came to Express for another host (inside:3000), and its header X-Forwarded-Host names that of the page',
        ),
      ],
    ]);
  });

  it('is taken where the proxy changes Host and Express trusts it', async () => {
    const { post, told } = await site({ proxy: 1 });
    const headers = { host: 'inside:3000', 'x-forwarded-host': `${host} , inside`, ...forwarded };

    expect(await post({ ...headers, origin: 'https://shop.example' })).toBe(200);
    expect(await post({ ...headers, origin: 'https://evil.example' })).toBe(403);
    expect(told()).toEqual([]);
  });

  it('is refused, and nothing is told, where the page has no host', async () => {
    const { post, told } = await site();

    expect(await post({ host: 'inside:3000', origin: 'file://', 'x-forwarded-host': '' })).toBe(
      403,
    );
    expect(told()).toEqual([]);
  });

  it('is taken where the origin is named, whatever the proxy does', async () => {
    const { post } = await site({ origins: ['https://shop.example'] });

    expect(await post({ host: 'inside:3000', origin: 'https://shop.example' })).toBe(200);
  });
});

describe('attack 72: an Origin that is almost the own one', () => {
  it.each([
    ['http to a site by TLS', { host, ...forwarded, origin: 'http://shop.example' }],
    ['another port', { host, ...forwarded, origin: 'https://shop.example:8443' }],
    ['no port', { host: `${host}:8443`, ...forwarded, origin: 'https://shop.example' }],
    ['a longer host', { host, ...forwarded, origin: 'https://shop.example.evil.example' }],
    ['a subdomain', { host, ...forwarded, origin: 'https://evil.shop.example' }],
    ['another scheme', { host, ...forwarded, origin: 'ftp://shop.example' }],
    ['null', { host, ...forwarded, origin: 'null' }],
    ['none', { host, ...forwarded }],
    [
      'a forwarded host of its own',
      { host, 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' },
    ],
    [
      'the right one, from another site',
      { host, ...forwarded, origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' },
    ],
  ])('is refused: %s (W1)', async (name, headers) => {
    const { post } = await site({ proxy: name.includes('forwarded host') ? false : 1 });

    expect(await post(headers as Record<string, string>)).toBe(403);
  });

  it('is refused by http as well, where the origin is http of another host (W1)', async () => {
    const { post, told } = await site();

    expect(await post({ host, origin: 'http://evil.example' })).toBe(403);
    expect(await post({ host, origin: 'https://evil.example' })).toBe(403);
    expect(told()).toEqual([]);
  });
});

it('a listener that the router and the application share hears of a proxy once', async () => {
  const onFault = vi.fn();
  const { keyfob } = trialKeyfob();
  const host: KeyfobHost = { keyfob, currentUser: () => null, signIn() {}, onFault };
  const app = express();
  app.use('/otp', keyfobRouter(host));
  app.use(requireSameOrigin({ onFault }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const headers = { origin: `https://127.0.0.1:${port}` };

  for (const path of ['/otp/verification', '/otp/step-up', '/form']) {
    await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers });
  }

  const codes = onFault.mock.calls.map(([{ code }]) => code);
  expect(codes.filter((code) => code === 'wrong_origin')).toHaveLength(1);
});

it('a listener that fails changes no answer (attack 37)', async () => {
  const { post } = await site({
    onFault() {
      throw new Error('no room for a log');
    },
  });

  expect(await post({ host, origin: 'https://shop.example' })).toBe(200);
});

it('a refusal says what was looked for', async () => {
  const app = express();
  app.use(requireSameOrigin());
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;

  const answer = await fetch(`http://127.0.0.1:${port}/form`, { method: 'POST' });

  expect(await answer.json()).toMatchObject({
    code: 'wrong_origin',
    detail: expect.stringContaining('Sec-Fetch-Site: same-origin'),
  });
});
