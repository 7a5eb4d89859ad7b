/** Compares the elements with what sites use in their place, and writes docs/reference/elements-comparison.md. */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { launchOptions } from '../../../../chromium.ts';
import { lookAt } from './look.ts';
import { pageOf, type Row } from './page.ts';
import { measureSpeed } from './speed.ts';
import { subjects } from './subjects.ts';
import {
  bundle,
  initialBytes,
  languageCount,
  openWorkshop,
  serverImport,
  storyCount,
} from './workshop.ts';

const workshop = openWorkshop();
const browser = await chromium.launch(launchOptions);
try {
  const rows: Row[] = [];
  for (const subject of subjects) {
    const chunks = await bundle(workshop.folder, subject);
    // The client in memory of our own pages is no part of a site's.
    const measured = {
      ...subject,
      script: subject.script.replace(/.*(?:FakeKeyfobClient|client =).*/g, ''),
    };
    rows.push({
      subject,
      bytes: initialBytes(await bundle(workshop.folder, measured)),
      languages: languageCount(workshop.folder, subject),
      states: storyCount(workshop.folder, subject),
      server: serverImport(workshop.folder, subject),
      sight: await lookAt(browser, subject, chunks),
    });
    console.log(`${subject.name}: done`);
  }
  const speed = await measureSpeed(browser, workshop.folder, 15);
  console.log('speed: done');
  const page = pageOf(rows, speed, browser.version());
  const file = new URL('../../../../docs/reference/elements-comparison.md', import.meta.url);
  if (process.argv.includes('--write')) writeFileSync(file, page);
  else console.log(page);
} finally {
  await browser.close();
  workshop.close();
}
