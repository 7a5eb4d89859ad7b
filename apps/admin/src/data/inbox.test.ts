import { expect, it } from 'vitest';
import { inbox } from './inbox.ts';
import { testEngines } from './testing/engines.ts';

it.each(await testEngines())(
  'keeps a mail with its subject and its other half, on $engine',
  async ({ open }) => {
    const messages = inbox((await open()).database);
    expect(await messages.newest()).toBe(0);
    const mail = { kind: 'mail', recipient: 'a@example.test', text: 'Hi' } as const;
    await messages.deliver({ ...mail, text: 'Older' });

    await messages.deliver({ ...mail, subject: 'News', html: '<p>Hi' });

    const newest = await messages.newest();
    expect(await messages.find(newest)).toMatchObject({ ...mail, subject: 'News', html: '<p>Hi' });
    expect((await messages.list()).map(({ text }) => text)).toEqual(['Hi', 'Older']);
    expect(await messages.find(newest + 1)).toBeUndefined();
    expect(await messages.find(Number.NaN)).toBeUndefined();
  },
);
