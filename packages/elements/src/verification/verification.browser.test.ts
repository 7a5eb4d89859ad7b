import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KeyfobError } from '#contract';
import { enter, fillSilently, mount, send, settled, within } from '../browser-tests/mount.ts';
import { pasted123456 } from '../browser-tests/pasted.ts';
import { registerMessages } from '../i18n/registry.ts';
import { FakeKeyfobClient, pseudoLocale, statusOn } from '../testing/index.ts';
import '../locales/cs.ts';

const refusing = (...errors: KeyfobError[]) => new FakeKeyfobClient().script('verify', ...errors);
const sent = (client: FakeKeyfobClient) => client.calls.filter(({ name }) => name === 'verify');
const codes = (client: FakeKeyfobClient) => sent(client).map(({ request }) => request?.code);

/** Sends a code and returns what the element says about it. */
async function attempt(client: FakeKeyfobClient, code = '123456') {
  const mounted = await mount('keyfob-verification', { client });
  fillSilently(mounted.field('code'), code);
  await send(mounted.element);
  return mounted;
}

afterEach(() => {
  vi.useRealTimers();
  document.documentElement.lang = 'en';
});

describe('the code field', () => {
  it('is one visible field that phones and managers know how to fill (W6)', async () => {
    const { root, field } = await mount('keyfob-verification');

    expect(root.querySelectorAll('input')).toHaveLength(1);
    expect(
      Object.fromEntries([...field('code').attributes].map(({ name, value }) => [name, value])),
    ).toMatchObject({
      type: 'text',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      autocapitalize: 'off',
      spellcheck: 'false',
      dir: 'ltr',
    });
    expect(field('code').maxLength).toBe(-1);
    expect(field('code').pattern).toBe('');
    expect(field('code').labels?.[0]?.textContent).toBe('OTP code');
  });

  it.each(pasted123456)('normalises a pasted %j (W6)', async (text) => {
    const { field } = await mount('keyfob-verification');

    enter(field('code'), text, 'insertFromPaste');

    expect(field('code').value).toBe('123456');
  });

  it('keeps the caret where it was when a space is taken out', async () => {
    const { field } = await mount('keyfob-verification');
    const input = field('code');
    input.value = '12 3456';
    input.setSelectionRange(3, 3);

    input.dispatchEvent(new InputEvent('input', { bubbles: true }));

    expect([input.value, input.selectionStart]).toEqual(['123456', 2]);
  });

  it('waits until an input method has composed', async () => {
    const { field } = await mount('keyfob-verification');
    const input = field('code');
    input.value = '１２';

    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    expect(input.value).toBe('１２');

    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(input.value).toBe('12');
  });

  it('sends what a manager has filled in without an event (W6)', async () => {
    const { client } = await attempt(new FakeKeyfobClient(), ' 123 456 ');

    expect(codes(client)).toEqual(['123456']);
  });

  it.each([
    ['', 'Enter the code from your authenticator.'],
    ['12345', 'A code has 6 digits and nothing else.'],
    ['1234567', 'A code has 6 digits and nothing else.'],
    ['OI2345', 'A code has 6 digits and nothing else.'],
  ])('does not bother the server with %j (C9)', async (code, sentence) => {
    const { client, alerts, root, field } = await attempt(new FakeKeyfobClient(), code);

    expect(sent(client)).toEqual([]);
    expect(alerts()).toBe(sentence);
    expect(root.activeElement).toBe(field('code'));
  });
});

describe('sending', () => {
  it('makes one request of Enter pressed twice (W6)', async () => {
    const client = new FakeKeyfobClient().script('verify', 'never');
    const { field } = await mount('keyfob-verification', { client });
    field('code').focus();

    await userEvent.keyboard('123456{Enter}{Enter}');

    expect(client.count('verify')).toBe(1);
  });

  it('makes one request of a double click (W6)', async () => {
    const client = new FakeKeyfobClient().script('verify', 'never');
    const { field, button } = await mount('keyfob-verification', { client });
    fillSilently(field('code'), '123456');

    await button('Continue').dblClick();

    expect(client.count('verify')).toBe(1);
    await expect.element(button('Continue')).toBeDisabled();
  });

  it('tells success by an event that leaves every shadow root', async () => {
    const { element, field, root } = await mount('keyfob-verification');
    const heard: Event[] = [];
    addEventListener('keyfob-verified', (event) => heard.push(event), { once: true });
    fillSilently(field('code'), '123456');

    await send(element);

    expect(heard).toHaveLength(1);
    expect(element.state).toBe('success');
    expect(element.matches(':state(success)')).toBe(true);
    expect(root.textContent).toContain('That code is right');
    expect(root.querySelector('input')).toBeNull();
  });

  it('keeps what was typed when the server cannot be reached', async () => {
    const { field, alerts, client, element } = await attempt(
      refusing(new KeyfobError('unavailable')),
    );

    expect(alerts()).toContain('did not answer');
    expect(field('code').value).toBe('123456');
    await send(element);
    expect(client.count('verify')).toBe(2);
    expect(element.state).toBe('success');
  });
});

describe('a code that is sent by itself', () => {
  it('is sent after a paste, once, and not again while it is the same', async () => {
    const { client, field } = await mount('keyfob-verification', {
      client: refusing(new KeyfobError('wrong_code')),
      autoSubmit: true,
    });

    enter(field('code'), '123 456', 'insertFromPaste');
    enter(field('code'), '123456');
    await settled();
    enter(field('code'), '123456');
    await settled();

    expect(client.count('verify')).toBe(1);
  });

  it('is sent when the last digit is typed', async () => {
    const { client, field } = await mount('keyfob-verification', { autoSubmit: true });
    field('code').focus();

    await userEvent.keyboard('12345');
    expect(sent(client)).toEqual([]);
    await userEvent.keyboard('6');
    await settled();

    expect(codes(client)).toEqual(['123456']);
  });

  it('is never sent while another one is under way', async () => {
    const client = new FakeKeyfobClient().script('verify', 'never');
    const { field } = await mount('keyfob-verification', { client, autoSubmit: true });

    enter(field('code'), '111111');
    enter(field('code'), '222222');
    await settled();

    expect(codes(client)).toEqual(['111111']);
  });

  it('is not sent unless asked for (WCAG 3.2.2)', async () => {
    const { client, field } = await mount('keyfob-verification');

    enter(field('code'), '123456', 'insertFromPaste');
    await settled();

    expect(sent(client)).toEqual([]);
  });
});

describe('a wrong code', () => {
  it('is told by an alert that belongs to the field, which is focused and selected', async () => {
    const { field, root, element } = await attempt(refusing(new KeyfobError('wrong_code')));
    const alert = root.querySelector('[role=alert]') as HTMLElement;
    const input = field('code');

    expect(alert.textContent).toContain('That code is not right.');
    expect(input.getAttribute('aria-describedby')?.split(' ')).toContain(alert.id);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(root.activeElement).toBe(input);
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 6]);
    expect(element.state).toBe('error');
  });

  it('brings up the clock the second time, never how far it is off', async () => {
    const { element, alerts } = await attempt(
      refusing(new KeyfobError('wrong_code'), new KeyfobError('wrong_code')),
    );
    expect(alerts()).not.toContain('clock');

    await send(element);

    expect(alerts()).toContain('check that the clock of your phone is set automatically');
  });

  it('is told anew each time: the alert is a new one', async () => {
    const wrong = new KeyfobError('wrong_code');
    const { element, root } = await attempt(refusing(wrong, wrong, wrong));
    const first = root.querySelector('[role=alert]');

    await send(element);

    expect(root.querySelector('[role=alert]')).not.toBe(first);
  });
});

describe('a waiting time', () => {
  async function attemptAtFixedTime(error: KeyfobError) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const mounted = await mount('keyfob-verification', { client: refusing(error) });
    await tick(0);
    fillSilently(mounted.field('code'), '123456');
    mounted.root.querySelector('form')?.requestSubmit();
    await tick(0);
    return mounted;
  }

  async function tick(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    await settled();
  }

  const timer = (root: ShadowRoot) => root.querySelector('[role=timer]')?.textContent?.trim();

  it('counts down until a code that was used before is followed by the next', async () => {
    const { root, alerts, button } = await attemptAtFixedTime(
      new KeyfobError('code_already_used', { retryAfterSeconds: 12 }),
    );

    expect(alerts()).toContain('used before');
    expect(alerts()).not.toContain('not right');
    expect(timer(root)).toBe('The next code works in 12 seconds.');
    await expect.element(button('Continue')).toBeEnabled();
    await tick(5000);
    expect(timer(root)).toBe('The next code works in 7 seconds.');
    await tick(7000);
    expect(timer(root)).toBeUndefined();
    expect(root.querySelector('form [role=status]')?.textContent).toBe(
      'Enter the code your authenticator shows now.',
    );
  });

  it('locks the form after too many attempts and opens it again', async () => {
    const { root, element, button, client } = await attemptAtFixedTime(
      new KeyfobError('too_many_attempts', { retryAfterSeconds: 30 }),
    );

    expect(element.state).toBe('locked');
    await expect.element(button('Continue')).toBeDisabled();
    await send(element);
    expect(client.count('verify')).toBe(1);
    await tick(30_000);
    expect(element.state).toBe('ready');
    await expect.element(button('Continue')).toBeEnabled();
    expect(root.querySelector('form [role=status]')?.textContent).toBe('You can try again now.');
  });

  it('is told to screen readers once: what ticks is no live region', async () => {
    const { alerts, root } = await attemptAtFixedTime(
      new KeyfobError('too_many_attempts', { retryAfterSeconds: 30 }),
    );
    const told = alerts();

    await tick(10_000);

    expect(alerts()).toBe(told);
    expect(told).toContain('30 seconds');
    expect(root.querySelector('[role=alert] [role=timer]')).toBeNull();
  });

  it('is exact after the tab has slept', async () => {
    const { root } = await attemptAtFixedTime(
      new KeyfobError('too_many_attempts', { retryAfterSeconds: 600 }),
    );

    vi.setSystemTime(Date.now() + 590_000);
    await tick(1000);

    expect(timer(root)).toBe('You can try again in 9 seconds.');
  });

  it('that is not given means that only support can help', async () => {
    const { element, alerts, root, button } = await attempt(
      refusing(new KeyfobError('too_many_attempts')),
    );

    expect(alerts()).toContain('Contact support');
    expect(element.state).toBe('locked');
    await expect.element(button('Continue')).toBeDisabled();
    expect(root.querySelector('slot[name=lost]')).not.toBeNull();
  });
});

describe('an error', () => {
  it('asks the page to log in anew, without bubbling', async () => {
    const { element, field } = await mount('keyfob-verification', {
      client: refusing(new KeyfobError('login_required')),
    });
    const heard: string[] = [];
    for (const target of [element, document.body]) {
      for (const type of ['keyfob-auth-required', 'keyfob-error']) {
        target.addEventListener(type, () => heard.push(`${target.tagName} ${type}`), {
          once: true,
        });
      }
    }
    fillSilently(field('code'), '123456');

    await send(element);

    expect(heard).toEqual([
      'KEYFOB-VERIFICATION keyfob-error',
      'KEYFOB-VERIFICATION keyfob-auth-required',
    ]);
  });

  it('never shows the words of the server or of the network', async () => {
    const client = new FakeKeyfobClient();
    client.verify = () => Promise.reject(new Error('<img src=x onerror=alert(1)> at db:5432'));
    const { root, alerts } = await attempt(client);

    expect(alerts()).toContain('did not answer');
    expect(root.textContent).not.toContain('db:5432');
  });
});

/** A browser whose newest log-in can change, as another tab begins one. */
function browser(newest: string) {
  const client = new FakeKeyfobClient();
  const state = { newest };
  client.status = async () => ({ ...statusOn, login: state.newest });
  return { client, state };
}

async function giveCode(element: HTMLElement, code = '123456'): Promise<void> {
  fillSilently(within(element).field('code'), code);
  await send(element);
}

describe('which log-in is completed', () => {
  it('is the newest one when the element appeared, whatever other tabs have begun since', async () => {
    const { client, state } = browser('first');
    const { element } = await mount('keyfob-verification', { client });
    await settled();
    state.newest = 'second';
    const other = document.createElement('keyfob-verification');
    other.client = client;
    document.body.append(other);
    await settled();

    await giveCode(element);
    await giveCode(other);

    expect(sent(client).map(({ request }) => request)).toEqual([
      { code: '123456', login: 'first' },
      { code: '123456', login: 'second' },
    ]);
  });

  it('is the one that the page names, and then the status is not asked', async () => {
    const { client } = browser('other');
    const status = vi.spyOn(client, 'status');
    const element = document.createElement('keyfob-verification');
    element.client = client;
    element.setAttribute('login', 'named');
    document.body.replaceChildren(element);
    await settled();

    await giveCode(element);

    expect(sent(client)[0]?.request).toEqual({ code: '123456', login: 'named' });
    expect(status).not.toHaveBeenCalled();
  });

  it('is not an empty attribute, as a page writes it that does not know', async () => {
    const { client } = browser('mine');
    const { element } = await mount('keyfob-verification', { client, login: '' });
    await settled();

    await giveCode(element);

    expect(sent(client)[0]?.request).toEqual({ code: '123456', login: 'mine' });
  });

  it('is waited for where the code is faster than the status', async () => {
    const { client } = browser('mine');
    const { promise, resolve } = Promise.withResolvers<typeof statusOn>();
    client.status = () => promise;
    const { element } = await mount('keyfob-verification', { client });

    await giveCode(element);
    expect(sent(client)).toEqual([]);
    resolve({ ...statusOn, login: 'mine' });
    await settled();

    expect(sent(client)[0]?.request).toEqual({ code: '123456', login: 'mine' });
  });

  it('stays the same when somebody comes back with the Back button, until reset()', async () => {
    const { client, state } = browser('first');
    const { element } = await mount('keyfob-verification', { client });
    await settled();
    state.newest = 'second';
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled();

    await giveCode(element, '000000');
    element.reset();
    await settled();
    await giveCode(element);

    expect(sent(client).map(({ request }) => request?.login)).toEqual(['first', 'second']);
  });

  it.each([
    ['has none', async () => statusOn],
    ['cannot be had', () => Promise.reject(new KeyfobError('unavailable'))],
  ])('is left to the server where the status %s', async (_, status) => {
    const { client } = browser('');
    client.status = status;
    const { element } = await mount('keyfob-verification', { client });

    await giveCode(element);

    expect(sent(client)[0]?.request).toEqual({ code: '123456' });
    expect(element.state).toBe('success');
  });
});

describe('who has to log in again', () => {
  it('reads so in place of the form, and finds the way (login_required)', async () => {
    const { element, alerts, root, button } = await attempt(
      refusing(new KeyfobError('login_required')),
    );
    const pressed = vi.fn();
    element.addEventListener('keyfob-auth-required', pressed);

    expect(alerts()).toBe('You are no longer logged in. Log in again, then come back.');
    expect(root.activeElement?.id).toBe('dead-end');
    expect(root.querySelector('input')).toBeNull();
    expect(element.state).toBe('error');
    await button('Log in').click();
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('reads that OTP went off meanwhile (not_enabled)', async () => {
    const { alerts, root, button } = await attempt(refusing(new KeyfobError('not_enabled')));

    expect(alerts()).toContain('OTP is off for this account by now.');
    expect(root.activeElement?.id).toBe('dead-end');
    await expect.element(button('Log in')).toBeEnabled();
  });

  it('reads it at once where there is no log-in to complete, without losing the focus', async () => {
    const client = new FakeKeyfobClient().script('status', new KeyfobError('login_required'));
    const outside = document.createElement('input');
    const { element, alerts, button } = await mount('keyfob-verification', { client });
    document.body.append(outside);
    outside.focus();
    await settled();

    expect(alerts()).toContain('You are no longer logged in.');
    await expect.element(button('Log in')).toBeEnabled();
    expect(document.activeElement).toBe(outside);
    expect(element.state).toBe('error');
  });

  it('finds the link of the page in place of the button', async () => {
    const { element, root } = await attempt(refusing(new KeyfobError('login_required')));
    const link = document.createElement('a');
    link.slot = 'login';
    element.append(link);

    expect(root.querySelector<HTMLSlotElement>('slot[name=login]')?.assignedElements()).toEqual([
      link,
    ]);
  });

  it('keeps what is on screen where the page sees to it: preventDefault()', async () => {
    const client = refusing(new KeyfobError('login_required'));
    const { element, field, alerts } = await mount('keyfob-verification', { client });
    element.addEventListener('keyfob-auth-required', (event) => event.preventDefault());

    await giveCode(element);
    expect(alerts()).toContain('You are no longer logged in.');
    expect(field('code').value).toBe('123456');
    await send(element);

    expect(element.state).toBe('success');
  });
});

describe('I lost my OTP keycard', () => {
  it('tells the page and reveals what to do, in place', async () => {
    const { element, root, button } = await mount('keyfob-verification');
    const heard = vi.fn();
    addEventListener('keyfob-lost', heard, { once: true });

    await button('I lost my OTP keycard').click();

    expect(heard).toHaveBeenCalledOnce();
    expect(root.textContent).toContain('Contact support');
    expect(root.querySelector('slot[name=lost]')).not.toBeNull();
    expect(element.shadowRoot?.querySelector('[aria-expanded]')?.ariaExpanded).toBe('true');
  });

  it('names the log-in for the page that leads on, which can keep the element quiet', async () => {
    const { client } = browser('mine');
    const { element, root, button } = await mount('keyfob-verification', { client });
    await settled();
    const heard: unknown[] = [];
    element.addEventListener('keyfob-lost', (event) => {
      event.preventDefault();
      heard.push(event.detail);
    });

    await button('I lost my OTP keycard').click();

    expect(heard).toEqual([{ login: 'mine' }]);
    expect(root.textContent).not.toContain('Contact support');
    expect(root.querySelector('[aria-expanded]')?.ariaExpanded).toBe('false');
  });
});

describe('the language', () => {
  it('follows the nearest lang attribute while the page lives', async () => {
    const { element, root } = await mount('keyfob-verification');
    expect(root.querySelector('label')?.textContent).toBe('OTP code');

    document.documentElement.lang = 'cs-CZ';
    await settled();
    expect(root.querySelector('label')?.textContent).toBe('Kód OTP');

    element.lang = 'en';
    await settled();
    expect(root.querySelector('label')?.textContent).toBe('OTP code');
  });

  it('is found across shadow roots', async () => {
    const outer = document.createElement('div');
    outer.lang = 'cs';
    outer.attachShadow({ mode: 'open' });
    const inner = document.createElement('keyfob-verification');
    outer.shadowRoot?.append(inner);
    document.body.replaceChildren(outer);
    await settled();

    expect(inner.shadowRoot?.querySelector('label')?.textContent).toBe('Kód OTP');
    outer.lang = 'en';
    await settled();
    expect(inner.shadowRoot?.querySelector('label')?.textContent).toBe('OTP code');
  });

  it('may be a pseudo-locale, beside which English stays English', async () => {
    registerMessages('en-XA', pseudoLocale('en-XA'));
    const { element, root } = await mount('keyfob-verification', { lang: 'en-XA' });
    const label = () => root.querySelector('label')?.textContent;

    expect(label()).toMatch(/^\[ÔŢÞ/);
    element.lang = 'en-GB';
    await settled();
    expect(label()).toBe('OTP code');
  });

  it('is English where no pack was registered, and single texts can be replaced', async () => {
    const { element, root } = await mount('keyfob-verification', {
      lang: 'eo',
      messages: { continue: 'Ek' },
    });

    expect(root.querySelector('label')?.textContent).toBe('OTP code');
    expect(root.querySelector('[type=submit]')?.textContent?.trim()).toBe('Ek');
    element.messages = { errors: { wrong_code: 'Ne.' } };
    await element.updateComplete;
    expect(root.querySelector('[type=submit]')?.textContent?.trim()).toBe('Continue');
  });
});

describe('the flow', () => {
  it('is there as soon as it is in the page, and takes no focus unless asked', async () => {
    const { element, root } = await mount('keyfob-verification');

    expect(element.open).toBe(true);
    expect(root.activeElement).toBeNull();
  });

  it('takes the focus when somebody pressed what opens it, and not when a script did', async () => {
    const { element, root, field } = await mount('keyfob-verification');
    const opener = document.createElement('button');
    opener.onclick = () => void element.show();
    document.body.append(opener);
    const isActive = vi.spyOn(navigator.userActivation, 'isActive', 'get').mockReturnValue(false);
    element.close();
    await settled();
    await element.show();
    expect(root.activeElement).toBeNull();
    element.close();
    await settled();
    isActive.mockRestore();

    await userEvent.click(opener);
    await settled();

    expect(root.activeElement).toBe(field('code'));
  });

  it('takes the focus where the page says autofocus', async () => {
    const { root, field } = await mount('keyfob-verification', { autofocus: true });
    await settled();

    expect(root.activeElement).toBe(field('code'));
  });

  it('can be done with the keyboard alone', async () => {
    const { element, field } = await mount('keyfob-verification');
    field('code').focus();

    await userEvent.keyboard('111111');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(element.state).toBe('error');
    await userEvent.keyboard('123456{Enter}');
    await settled();

    expect(element.state).toBe('success');
  });

  it('begins anew after reset()', async () => {
    const { element, field, alerts } = await attempt(refusing(new KeyfobError('wrong_code')));

    element.reset();
    await element.updateComplete;

    expect(alerts()).toBe('');
    expect(field('code').value).toBe('');
  });
});
