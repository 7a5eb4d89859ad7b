import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of this machine, or the one that comes inside an npm package. */
async function findChromium(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const installed =
    process.env.CHROMIUM_PATH ??
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
  if (installed || process.platform !== 'linux' || process.arch !== 'x64') return installed;
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

const executablePath = await findChromium();

/** How every browser test starts Chromium: nothing but this machine is looked up or reached. */
export const launchOptions = {
  ...(executablePath ? { executablePath } : { channel: 'chrome' }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
  ],
};
