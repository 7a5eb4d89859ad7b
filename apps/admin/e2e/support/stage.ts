import type { Browser } from 'playwright';
import { afterAll } from 'vitest';
import { launch } from './browser.ts';
import { type Demo, startDemo } from './demo.ts';

export type NewDemo = (...parameters: Parameters<typeof startDemo>) => Promise<Demo>;

/** Starts demos for the tests of one file; they end with it. */
export function demosOfThisFile(): NewDemo {
  const demos: Demo[] = [];
  afterAll(async () => {
    await Promise.all(demos.map((demo) => demo.stop()));
  });
  return async (...parameters) => {
    const demo = await startDemo(...parameters);
    demos.push(demo);
    return demo;
  };
}

/** The same beside a browser. */
export async function setStage(): Promise<{ browser: Browser; newDemo: NewDemo }> {
  const newDemo = demosOfThisFile();
  const browser = await launch();
  afterAll(() => browser.close());
  return { browser, newDemo };
}
