/** How soon the dialogs are usable, as ratios to bare Lit dialogs; for docs/reference/elements-comparison.md. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import { median, ratioOf } from '../statistics.ts';
import { speedPages } from './speed-pages.ts';
import { speedSite } from './speed-site.ts';
import { bundle } from './workshop.ts';

/** A line and a machine to open pages on. */
interface Line {
  readonly name: string;
  readonly cpu: number;
  readonly network?: { readonly bytesPerSecond: number; readonly latencyMs: number };
}

const lines: readonly Line[] = [
  { name: 'this machine, no line', cpu: 1 },
  {
    name: 'CPU a quarter, 1.6 Mbit/s, 150 ms',
    cpu: 4,
    network: { bytesPerSecond: 200_000, latencyMs: 150 },
  },
];

export interface SpeedRow {
  readonly line: string;
  readonly page: string;
  readonly usableMs: number;
  /** Over the bare dialog of the same kind, in the same rounds. */
  readonly ratio: number;
  /** The largest cumulative layout shift of a round. */
  readonly shift: number;
}

/**
 * Opens each page in turn, each time in a browser context of its own, without a cache.
 *
 * @param folder where the bare dialogs' libraries are installed
 */
export async function measureSpeed(
  browser: Browser,
  folder: string,
  rounds: number,
): Promise<readonly SpeedRow[]> {
  const pages = [];
  for (const page of speedPages) {
    const chunks = page.script ? await bundle(folder, { script: page.script }) : [];
    pages.push({ ...page, chunks });
  }
  const server = (await speedSite(pages)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const rows: SpeedRow[] = [];
  try {
    for (const line of lines) {
      const taken = pages.map(() => ({ ms: [] as number[], shift: [] as number[] }));
      for (let round = -1; round < rounds; round += 1) {
        for (const [index, { needsQr }] of pages.entries()) {
          const { ms, shift } = await open(browser, {
            url: `${origin}/page/${index}`,
            line,
            needsQr,
          });
          if (round < 0) continue; // the first is for the server to get warm
          taken[index]?.ms.push(ms);
          taken[index]?.shift.push(shift);
        }
      }
      for (const [index, page] of pages.entries()) {
        const base = taken[page.needsQr ? 2 : 0]?.ms ?? [];
        const own = taken[index] ?? { ms: [], shift: [] };
        rows.push({
          line: line.name,
          page: page.name,
          usableMs: median(own.ms),
          ratio: ratioOf(own.ms, base),
          shift: Math.max(...own.shift),
        });
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
  return rows;
}

async function open(
  browser: Browser,
  { url, line: { cpu, network }, needsQr }: { url: string; line: Line; needsQr: boolean },
) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    if (network) {
      const { bytesPerSecond, latencyMs } = network;
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: latencyMs,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      });
    }
    await watch(page, needsQr);
    await page.goto(url, { waitUntil: 'commit' });
    return await page.evaluate(
      () => (globalThis as unknown as { usable: Promise<{ ms: number; shift: number }> }).usable,
    );
  } finally {
    await context.close();
  }
}

/** Usable is a visible field that takes input, and the QR code where there is one, one frame later. */
async function watch(page: Page, needsQr: boolean): Promise<void> {
  await page.addInitScript((withQr) => {
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const isSeen = (element: Element | null | undefined) =>
      element?.checkVisibility({ visibilityProperty: true }) &&
      element.getBoundingClientRect().width > 20;
    const usable = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`not usable after 20 s: ${location.pathname}`)), 20_000);
      const look = () => {
        const roots = [...document.querySelectorAll('*')].flatMap(
          ({ shadowRoot }) => shadowRoot ?? [],
        );
        const field = roots
          .map((root) => root.querySelector('input[inputmode=numeric]:enabled'))
          .find(isSeen);
        const qr = roots
          .map((root) => root.querySelector('svg path[d*="h1v1"], [part~=qr] path'))
          .find(isSeen);
        if (!field || (withQr && !qr)) return void requestAnimationFrame(look);
        requestAnimationFrame(() => {
          const ms = performance.now();
          setTimeout(() => resolve({ ms, shift }), 200);
        });
      };
      requestAnimationFrame(look);
    });
    Object.assign(globalThis, { usable });
  }, needsQr);
}
