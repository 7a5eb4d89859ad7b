import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KeyfobError } from '#contract';
import { enter, fillSilently, mount, send, settled } from '../browser-tests/mount.ts';
import { pasted123456 } from '../browser-tests/pasted.ts';
import { FakeKeyfobClient } from '../testing/index.ts';
import '../locales/cs.ts';

const refusing = (...errors: KeyfobError[]) => new FakeKeyfobClient().script('verify', ...errors);
const codes = (client: FakeKeyfobClient) => client.calls.map(({ request }) => request?.code);

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

    expect(client.calls).toEqual([]);
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
    expect(client.calls).toEqual([]);
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

    expect(client.calls).toEqual([]);
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

describe('I lost my OTP keycard', () => {
  it('tells the page and reveals what to do, in place', async () => {
    const { element, root, button } = await mount('keyfob-verification');
    const heard = vi.fn();
    addEventListener('keyfob-lost', heard, { once: true });

    await button('I lost my OTP keycard').click();

    expect(heard).toHaveBeenCalledOnce();
    expect(root.textContent).toContain('contact support');
    expect(root.querySelector('slot[name=lost]')).not.toBeNull();
    expect(element.shadowRoot?.querySelector('[aria-expanded]')?.ariaExpanded).toBe('true');
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
