import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeyfobError } from '#contract';
import { fillSilently, mount, send, settled } from '../browser-tests/mount.ts';
import { exampleLinkToken, examplePassword, FakeKeyfobClient } from '../testing/index.ts';

/** Opens the page behind the link as a mail program does: by its address. */
async function follow(client = new FakeKeyfobClient(), token = exampleLinkToken) {
  location.hash = token;
  const mounted = await mount('keyfob-recovery', { client, link: true });
  await settled();
  return mounted;
}

const words = (root: ShadowRoot) => (root.textContent ?? '').replace(/\s+/g, ' ');
const posts = ({ calls }: FakeKeyfobClient) =>
  calls.filter(({ name }) => name !== 'recovery' && name !== 'status');
const olderToken = exampleLinkToken.replace('example', 'older');

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('the page behind the link', () => {
  it('takes the token out of the address at once, in place (R6)', async () => {
    const entries = history.length + 1; // the one of the link itself
    history.replaceState({ of: 'the page' }, '');
    await follow();

    expect(location.hash).toBe('');
    expect(history.length).toBe(entries);
  });

  it('leaves what the page has noted in the history', async () => {
    location.hash = exampleLinkToken;
    history.replaceState({ of: 'the page' }, '');
    await mount('keyfob-recovery', { client: new FakeKeyfobClient(), link: true });

    expect(location.hash).toBe('');
    expect(history.state).toEqual({ of: 'the page' });
  });

  it.each([
    ['unavailable', new KeyfobError('unavailable')],
    ['wrong_origin', new KeyfobError('wrong_origin')],
    ['too_many_attempts', new KeyfobError('too_many_attempts', { retryAfterSeconds: 30 })],
  ])('keeps it as long as it was not judged (%s)', async (_, error) => {
    const client = new FakeKeyfobClient().script('openRecoveryLink', error);
    const { element, root } = await follow(client);
    await send(element);

    element.reset();
    await settled();
    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({ token: exampleLinkToken });
    expect(words(root)).toContain('Send SMS');
  });

  it('has it still when the page moves the element', async () => {
    const { element, root } = await follow();
    const elsewhere = document.body.appendChild(document.createElement('section'));

    elsewhere.append(element);
    await settled();
    await send(element);

    expect(words(root)).toContain('Send SMS');
  });

  it('forgets it when the server has refused it (R6)', async () => {
    const { alerts, element } = await follow(new FakeKeyfobClient(), olderToken);
    await send(element);

    element.reset();
    await settled();

    expect(alerts()).toContain('This address is incomplete');
  });

  it.each([
    ['a bracket', `${exampleLinkToken}>`],
    ['a coded bracket', `${exampleLinkToken}%3E`],
    ['a full stop', `${exampleLinkToken}.`],
    ['a bracket and a comma', `${exampleLinkToken}),`],
    ['what counts visits', `${exampleLinkToken}&utm_source=news.letter.mail`],
    ['a second fragment', `${exampleLinkToken}#top`],
    ['a blank before it', `%20${exampleLinkToken}`],
  ])('reads a token with %s', async (_, fragment) => {
    const { client, element, root } = await follow(new FakeKeyfobClient(), fragment);

    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({ token: exampleLinkToken });
    expect(words(root)).toContain('Send SMS');
    expect(location.hash).toBe('');
  });

  it.each([
    ['is missing', ''],
    ['was cut in its last part', exampleLinkToken.slice(0, 60)],
    ['was cut before it', '1.example'],
    ['is something else', 'top'],
  ])('says that the link is incomplete where the token %s, and what to do', async (_, fragment) => {
    const { alerts, button, client, element, root } = await follow(
      new FakeKeyfobClient(),
      fragment,
    );

    expect(alerts()).toContain('This address is incomplete');
    expect(alerts()).toContain('copy the whole of it');
    expect(alerts()).not.toContain('expired');
    expect(element.state).toBe('error');
    expect(root.querySelector('form')).toBeNull();
    expect(posts(client)).toEqual([]);
    await expect.element(button('Log in')).toBeEnabled();
    await expect.element(button('Contact support')).toBeEnabled();
  });

  it('leaves the fragment of other pages alone', async () => {
    location.hash = 'chapter-2';

    const { client } = await mount('keyfob-recovery');
    await settled();

    expect(location.hash).toBe('#chapter-2');
    expect(posts(client)).toEqual([]);
  });

  it('attack 57: opening the page posts nothing (R4)', async () => {
    const client = new FakeKeyfobClient();
    for (let visits = 0; visits < 3; visits += 1) {
      const { element } = await follow(client);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
      element.focus();
      await settled();
    }
    expect(posts(client)).toEqual([]);

    const { button, root } = await follow(client);
    await button('Continue').click();
    await settled();

    expect(client.count('openRecoveryLink')).toBe(1);
    expect(words(root)).toContain('Send SMS');
  });

  it('follows the link once, however often the button is pressed', async () => {
    const client = new FakeKeyfobClient().script('openRecoveryLink', 'never');
    const { button } = await follow(client);

    await button('Continue').dblClick();

    expect(client.count('openRecoveryLink')).toBe(1);
    expect(client.calls.at(-1)?.request).toEqual({ token: exampleLinkToken });
  });

  it('keeps the token out of attributes, events, storage and the page (R6)', async () => {
    const spilled: unknown[] = [];
    for (const name of ['show', 'shown', 'error', 'auth-required', 'recovered', 'hidden']) {
      addEventListener(`keyfob-${name}`, (event) => spilled.push({ ...event }), { capture: true });
    }
    const client = new FakeKeyfobClient().script(
      'openRecoveryLink',
      new KeyfobError('unavailable'),
    );
    const { element, root } = await follow(client);
    await send(element);

    const places = [
      JSON.stringify(spilled),
      root.innerHTML,
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      Object.values(element).filter((value) => typeof value === 'string'),
    ];
    for (const place of places) expect(place).not.toContain(exampleLinkToken);
  });

  it('asks for the password where this browser has not given it, and only then (R1)', async () => {
    const { client, element, field, root } = await follow(
      new FakeKeyfobClient({ hasLogin: false }),
    );
    const heard = vi.fn();
    element.addEventListener('keyfob-auth-required', heard);
    element.addEventListener('keyfob-error', heard);
    expect(field('password')).toBeNull();

    await send(element);

    expect(root.activeElement).toBe(field('password'));
    expect(field('password').autocomplete).toBe('current-password');
    expect(root.querySelector('[name=username]')).not.toBeNull();
    expect(words(root)).toContain('You are not logged in here');
    expect(heard).not.toHaveBeenCalled();

    fillSilently(field('password'), examplePassword);
    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({
      token: exampleLinkToken,
      password: examplePassword,
    });
    expect(words(root)).toContain('Send SMS');
    expect(root.querySelector('input')).toBeNull();
  });

  it('says that the password was wrong and lets it be given again', async () => {
    const { alerts, element, field, root } = await follow(
      new FakeKeyfobClient({ hasLogin: false }),
    );
    await send(element);
    fillSilently(field('password'), 'not it');

    await send(element);

    expect(alerts()).toBe('That password is not right.');
    expect(root.activeElement).toBe(field('password'));
  });

  it.each([
    [true, 'Send link'],
    [false, 'Log in'],
  ])('whose link is dead offers a way on (password given before: %s)', async (hasLogin, way) => {
    const mounted = await follow(new FakeKeyfobClient({ hasLogin }), olderToken);
    const { alerts, button, element, field, root } = mounted;
    await send(element);
    if (!hasLogin) {
      fillSilently(field('password'), examplePassword);
      await send(element);
    }

    expect(alerts()).toContain('This link no longer works');
    expect(root.activeElement?.id).toBe('dead-end');
    await expect.element(button(way)).toBeEnabled();
    await expect.element(button('Contact support')).toBeEnabled();
  });

  it('takes a second link that is opened in the same tab', async () => {
    const { client, element } = await follow(new FakeKeyfobClient(), olderToken);
    await send(element);

    location.hash = exampleLinkToken;
    await settled();
    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({ token: exampleLinkToken });
  });

  it('has no token any more when somebody comes back to a link that was used', async () => {
    const { client, element } = await follow();
    await send(element);

    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled();
    await send(element);

    expect(client.count('openRecoveryLink')).toBe(1);
  });

  it('tells managers whose password it asks for, where the page or the status knows', async () => {
    const client = new FakeKeyfobClient({ hasLogin: false });
    const { element, root } = await follow(client);
    const name = () => root.querySelector<HTMLInputElement>('[name=username]')?.value;
    await send(element);
    await settled();
    expect(name()).toBe('alex@example.com');

    element.account = 'robin@example.com';
    await element.updateComplete;
    expect(name()).toBe('robin@example.com');
  });

  it('goes on where the recovery stands when it is loaded again without a token', async () => {
    const client = new FakeKeyfobClient({
      recovery: { state: 'confirmed', needs: ['sms'], phone: '•• 21' },
    });
    const { button, root } = await mount('keyfob-recovery', { client, link: true });
    await settled();

    expect(words(root)).toContain('•• 21');
    await expect.element(button('Send SMS')).toBeEnabled();
  });
});
