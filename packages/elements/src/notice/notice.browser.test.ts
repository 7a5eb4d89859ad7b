import { afterEach, describe, expect, it } from 'vitest';
import { KeyfobError } from '#contract';
import { mount, pressTwice, send, settled } from '../browser-tests/mount.ts';
import { exampleLinkToken, FakeKeyfobClient } from '../testing/index.ts';

async function follow(client = new FakeKeyfobClient(), token = exampleLinkToken) {
  history.replaceState(null, '', `#${token}`);
  const mounted = await mount('keyfob-notice', { client });
  await settled();
  return mounted;
}

const words = (root: ShadowRoot) => (root.textContent ?? '').replace(/\s+/g, ' ');

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('the page behind the link of a notice', () => {
  it('only asks what it is about by itself, and shows the token nowhere (R4, R6)', async () => {
    const { client, root } = await follow();

    expect(document.documentElement.outerHTML + root.innerHTML).not.toContain(exampleLinkToken);
    expect(location.hash).toBe('');
    expect(client.calls).toEqual([{ name: 'openNotice', request: { token: exampleLinkToken } }]);
  });

  it('says what was done, when and with which browser', async () => {
    const notice = { what: 'shared_key_shown', at: '2026-06-18T12:00:00.000Z' } as const;
    const { root } = await follow(
      new FakeKeyfobClient({ notice: { ...notice, browser: 'Firefox on Windows' } }),
    );

    expect(words(root)).toMatch(/Your shared key was shown ?Jun 18, 2026, .+ · Firefox on Windows/);
    expect(words(root)).toContain('nothing more can be changed for a while');
  });

  it('says when OTP goes off, and that the button keeps it on', async () => {
    const effectiveAt = '2030-06-18T12:00:00.000Z';
    const { root } = await follow(
      new FakeKeyfobClient({ notice: { what: 'otp_disabling', effectiveAt } }),
    );

    expect(words(root)).toContain('OTP will be turned off on Jun 18, 2030');
    expect(words(root)).toContain('press the button: OTP stays on.');
  });

  it.each([
    ['the server does not know', new FakeKeyfobClient({ notice: {} })],
    [
      'it did not answer',
      new FakeKeyfobClient().script('openNotice', new KeyfobError('unavailable')),
    ],
  ])('offers the button also where %s', async (_, client) => {
    const { alerts, element, root } = await follow(client);
    expect(alerts()).toBe('');
    expect(words(root)).toContain('Somebody changed how you log in, or tried to');

    await send(element);

    expect(element.state).toBe('success');
  });

  it('can be pressed before the server has said what it is about', async () => {
    const { element } = await follow(new FakeKeyfobClient().script('openNotice', 'never'));

    await send(element);

    expect(element.state).toBe('success');
  });

  it('keeps OTP on when somebody presses the button, once', async () => {
    const { button, client, element, root } = await follow();
    const states: string[] = [];
    element.addEventListener('keyfob-recovery-cancelled', ({ detail }) =>
      states.push(detail.state),
    );

    pressTwice(button('Keep my account safe'));
    await settled();

    expect(client.count('cancelRecovery')).toBe(1);
    expect(client.calls.at(-1)?.request).toEqual({ token: exampleLinkToken });
    expect(states).toEqual(['cancelled']);
    expect(words(root)).toContain('OTP stays on Nothing was changed.');
    expect(root.activeElement?.textContent).toBe('OTP stays on');
    expect(location.hash).toBe('');
  });

  it('says until when the account is frozen where OTP was off already', async () => {
    const { element, root } = await follow(new FakeKeyfobClient({ cancellation: 'frozen' }));

    await send(element);

    expect(words(root)).toMatch(/Until .*\d{4}.* nothing about the second factor can be changed/);
  });

  it('says at once that a link is dead, and how to reach support', async () => {
    const { alerts, button, client, root } = await follow(
      new FakeKeyfobClient(),
      exampleLinkToken.replace('example', 'older'),
    );

    expect(client.count('cancelRecovery')).toBe(0);
    expect(alerts()).toContain('This link no longer works');
    expect(root.activeElement?.id).toBe('dead-end');
    expect(location.hash).toBe('');
    await expect.element(button('Contact support')).toBeEnabled();
  });

  it('can be tried again when the server did not answer', async () => {
    const client = new FakeKeyfobClient().script('cancelRecovery', new KeyfobError('unavailable'));
    const { alerts, element } = await follow(client);
    await send(element);
    expect(alerts()).toContain('did not answer');

    await send(element);

    expect(element.state).toBe('success');
  });

  it('says that it belongs to a link when it was opened without one', async () => {
    const { alerts, root } = await mount('keyfob-notice');

    expect(alerts()).toContain('belongs to the link in a message');
    expect(root.querySelector('form')).toBeNull();
  });

  it('says that the link was cut where a part of it is missing', async () => {
    const { alerts, root, client } = await follow(undefined, exampleLinkToken.slice(0, 50));

    expect(alerts()).toContain('This link is incomplete');
    expect(root.querySelector('form')).toBeNull();
    expect(client.calls).toEqual([]);
  });

  it('reads the link whatever a mail program has put behind it', async () => {
    const { client, element } = await follow(undefined, `${exampleLinkToken}>.`);

    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({ token: exampleLinkToken });
  });

  it('says why an account is frozen already, and until when', async () => {
    const client = new FakeKeyfobClient().script(
      'cancelRecovery',
      new KeyfobError('not_allowed', { reason: 'frozen', retryAfterSeconds: 7200 }),
    );
    const { alerts, element } = await follow(client);

    await send(element);

    expect(alerts()).toMatch(/used the link “This was not me”.* Until .*\d{4}.* nothing/);
  });
});
