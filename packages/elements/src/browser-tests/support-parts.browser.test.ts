import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeyfobError } from '#contract';
import { FakeKeyfobClient } from '../testing/index.ts';
import { enter, send, settled } from './mount.ts';
import { deskClient, fieldOf, mountSupport } from './mount-support.ts';
import { PartNames } from './part-names.ts';

let parts: PartNames;
beforeEach(() => {
  parts = new PartNames();
});
afterEach(() => document.body.replaceChildren());

describe('the parts of', () => {
  it('keyfob-support-request', async () => {
    const client = new FakeKeyfobClient().script(
      'requestSupport',
      new KeyfobError('delivery_limit', { retryAfterSeconds: 600 }),
    );
    const { root, element } = await mountSupport('keyfob-support-request', {
      client,
      presentation: 'dialog',
    });
    await element.show();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      enter(fieldOf(root, 'email') as never, 'alex@example.com');
      enter(fieldOf(root, 'message') as never, 'Help.');
      await send(element);
      await vi.waitFor(() => expect(element.state).not.toBe('submitting'));
      await settled();
      parts.collect(root);
      element.reset();
      await element.updateComplete;
    }

    expect(String(parts)).toMatchInlineSnapshot(
      `"button close-button content counter dialog emblem field footer form header hint icon input intro label notice notice-danger primary secondary status success success-text success-title text-input title"`,
    );
  });

  it('keyfob-support-desk', async () => {
    for (const client of [
      deskClient(),
      deskClient([]),
      deskClient().script('supportQueue', new KeyfobError('unavailable')),
      deskClient().script('supportQueue', new KeyfobError('second_factor_required')),
      deskClient().script('supportQueue', 'never'),
    ]) {
      const { root, button, element } = await mountSupport('keyfob-support-desk', { client });
      if (element.state === 'confirming') {
        await vi.waitFor(() => expect(root.querySelector('#code')).not.toBeNull());
      }
      parts.collect(root);
      if (!root.querySelector('#open-half')) continue;
      for (const id of ['overdue', 'half']) {
        root.querySelector<HTMLElement>(`#open-${id}`)?.click();
        await settled();
        parts.collect(root);
      }
      await button('Reject').click();
      await settled();
      parts.collect(root);
    }

    expect(String(parts)).toMatchInlineSnapshot(
      `"badge button close-button code code-cell code-cells code-input content danger decision detail detail-header due earlier empty evidence export facts field filter footer form header hint icon input label link loading message notice notice-danger notice-warning primary progress queue request required secondary section skeleton status step-up text-input title trail"`,
    );
  });
});
