import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeyfobError } from '#contract';
import { fillSilently, mount, send, settled } from '../browser-tests/mount.ts';
import { examplePassword, FakeKeyfobClient, statusOn } from '../testing/index.ts';

async function show(client = new FakeKeyfobClient({ status: statusOn })) {
  const mounted = await mount('keyfob-shared-key', { client, presentation: 'inline' });
  fillSilently(mounted.field('password'), examplePassword);
  fillSilently(mounted.field('code'), '123456');
  await send(mounted.element);
  return mounted;
}

const shownKey = (root: ShadowRoot) => root.querySelector('#secret')?.textContent?.trim();
const words = (root: ShadowRoot) => (root.textContent ?? '').replace(/\s+/g, ' ');

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the shared key', () => {
  it('is shown for the password and a code, and for nothing less (K1)', async () => {
    const { client, element, field, root } = await mount('keyfob-shared-key', {
      presentation: 'inline',
    });
    fillSilently(field('code'), '123456');
    await send(element);
    expect(client.count('showSharedKey')).toBe(0);

    fillSilently(field('password'), examplePassword);
    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({ password: examplePassword, code: '123456' });
    expect(shownKey(root)).toBe('EXAM PLEK EYON ENOT ASEC RET2 3456 7ABC');
    await vi.waitFor(() => expect(root.querySelector('svg[role=img] path')).not.toBeNull());
    expect(root.querySelector('input')).toBeNull();
  });

  it('is told of by an event without it (K2)', async () => {
    const heard: Event[] = [];
    addEventListener('keyfob-shared-key-shown', (event) => heard.push(event), { once: true });

    const { root } = await show();

    expect(heard).toHaveLength(1);
    expect(JSON.stringify({ ...heard[0] })).not.toContain('EXAM');
    expect(root.querySelector('[href], [value]')).toBeNull();
  });

  it('hides itself after a minute, counting down (K1)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const { element, field, root } = await mount('keyfob-shared-key', { presentation: 'inline' });
    fillSilently(field('password'), examplePassword);
    fillSilently(field('code'), '123456');
    root.querySelector('form')?.requestSubmit();
    await vi.advanceTimersByTimeAsync(0);
    await settled();
    expect(words(root)).toContain('will be hidden in 60 seconds');

    await vi.advanceTimersByTimeAsync(59_000);
    await settled();
    expect(shownKey(root)).toContain('EXAM');

    await vi.advanceTimersByTimeAsync(1000);
    await settled();
    expect(root.innerHTML).not.toContain('EXAM');
    expect(root.querySelector('svg[role=img]')).toBeNull();
    expect(words(root)).toContain('The key is hidden again.');

    (root.querySelector('#way button') as HTMLElement).click();
    await settled();
    expect(root.activeElement).toBe(field('password'));
    expect(field('password').value + field('code').value).toBe('');
    expect(element.state).toBe('ready');
  });

  it('puts the focus on its heading, and on what is left when it hides', async () => {
    const { root } = await show();

    expect(root.activeElement?.id).toBe('title');
  });

  it('goes with the page, so that the back button shows none (K1, attack 78)', async () => {
    const { root } = await show();

    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await settled();
    expect(root.innerHTML).not.toContain('EXAM');

    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled();
    expect(root.querySelector('#password')).not.toBeNull();
  });

  it('goes when it is closed', async () => {
    const { button, root } = await show();

    await button('Done').click();
    await settled();

    expect(root.innerHTML).not.toContain('EXAM');
  });

  it('is not shown for a code that was used before', async () => {
    const client = new FakeKeyfobClient().script(
      'showSharedKey',
      new KeyfobError('code_already_used', { retryAfterSeconds: 20 }),
    );
    const { alerts, root } = await show(client);

    expect(alerts()).toContain('This code was used before');
    expect(shownKey(root)).toBeUndefined();
  });
});
