import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KeyfobError } from '#contract';
import { enter, send, settled } from '../browser-tests/mount.ts';
import { fieldOf, mountSupport, overhear } from '../browser-tests/mount-support.ts';
import { FakeKeyfobClient } from '../testing/index.ts';

const email = 'alex@example.com';
const message = 'My phone fell into a lake.';

async function show(client = new FakeKeyfobClient(), properties: { email?: string } = {}) {
  return await mountSupport('keyfob-support-request', { client, ...properties });
}

async function request(
  { element, root }: Awaited<ReturnType<typeof show>>,
  values = { email, message },
) {
  enter(fieldOf(root, 'email') as never, values.email);
  enter(fieldOf(root, 'message') as never, values.message);
  await send(element);
  await answered(element);
}

/** The solver of the CAPTCHA is loaded with the first request, which takes its time. */
async function answered(element: { readonly state: string }): Promise<void> {
  await vi.waitFor(() => expect(element.state).not.toBe('submitting'));
  await settled();
}

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('a request to support', () => {
  it('brings both fields and a solved CAPTCHA, and says what comes next', async () => {
    const mounted = await show();
    const heard = vi.fn();
    addEventListener('keyfob-support-requested', heard, { once: true });

    await request(mounted, { email: ` ${email} `, message: `${message}\n\n` });

    const { client, root, words } = mounted;
    expect(client.calls.map(({ name }) => name)).toEqual(['captcha', 'requestSupport']);
    const { captcha = '', ...sent } = client.calls[1]?.request ?? {};
    expect(sent).toEqual({ email, message });
    expect(JSON.parse(atob(captcha))).toMatchObject({ algorithm: 'SHA-256', number: 321 });
    expect(words()).toContain('We have your request');
    expect(words()).toContain('within one working day');
    expect(heard).toHaveBeenCalledOnce();
    expect(root.activeElement?.textContent).toBe('We have your request');
  });

  it('is answered in the same words whatever the e-mail (R7)', async () => {
    const answers: string[] = [];
    for (const address of [email, 'nobody@example.net', 'a@b', 'ALEX@EXAMPLE.COM']) {
      const mounted = await show();
      await request(mounted, { email: address, message });
      answers.push(mounted.root.innerHTML.replace(/lit\$\d+\$/g, ''));
    }

    expect(new Set(answers).size).toBe(1);
  });

  it('asks for both fields before it asks the server', async () => {
    const mounted = await show();

    await request(mounted, { email: ' ', message: ' ' });

    const { client, alerts, root } = mounted;
    expect(client.calls).toEqual([]);
    expect(alerts()).toBe('Enter the e-mail address you log in with. | Tell us what happened.');
    expect(root.activeElement).toBe(fieldOf(root, 'email'));
  });

  it('takes no more than 2,000 characters, and says by how many it is too long', async () => {
    const mounted = await show();

    await request(mounted, { email, message: 'x'.repeat(2001) });
    expect(mounted.alerts()).toBe('1 character too many.');
    await request(mounted, { email, message: 'x'.repeat(2000) });

    expect(mounted.client.count('requestSupport')).toBe(1);
  });

  it('is sent once, however often the button is pressed', async () => {
    const { root, client, button, element } = await show();
    enter(fieldOf(root, 'email') as never, email);
    enter(fieldOf(root, 'message') as never, message);

    await userEvent.dblClick(button('Send request'));
    root.querySelector('form')?.requestSubmit();
    await answered(element);

    expect(client.count('requestSupport')).toBe(1);
    expect(client.count('captcha')).toBe(1);
  });

  it('can be written by managers that tell nobody', async () => {
    const { root, client, element } = await show();
    fieldOf(root, 'email').value = email;
    fieldOf(root, 'message').value = message;

    await send(element);
    await answered(element);

    expect(client.calls.at(-1)?.request).toMatchObject({ email, message });
    expect(fieldOf(root, 'email')).toBeNull();
  });
});

describe('a page that did not come over https', () => {
  it('says that this is why the CAPTCHA cannot be solved, and keeps what was typed', async () => {
    const client = new FakeKeyfobClient();
    const challenge = await client.captcha('support_request');
    client.captcha = async () => challenge;
    vi.spyOn(Crypto.prototype, 'subtle', 'get').mockReturnValue(undefined as never);
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const mounted = await show(client);

    await request(mounted);

    expect(mounted.alerts()).toContain('This page was not opened over a secure connection');
    expect(fieldOf(mounted.root, 'message').value).toBe(message);
    expect(warned.mock.lastCall?.[0]).toContain('https');
    vi.restoreAllMocks();
  });
});

describe('a gateway that wants a log-in', () => {
  it('is told with the way there, and what was typed stays', async () => {
    const client = new FakeKeyfobClient().script(
      'requestSupport',
      new KeyfobError('login_required'),
    );
    const mounted = await show(client);

    await request(mounted);

    expect(mounted.alerts()).toContain('You are no longer logged in.');
    expect(fieldOf(mounted.root, 'message').value).toBe(message);
    await expect.element(mounted.button('Log in')).toBeEnabled();
  });
});

describe('what was typed', () => {
  it.each([
    [new KeyfobError('invalid_input', { fields: [{ field: 'email', reason: 'wrong_format' }] })],
    [new KeyfobError('invalid_input', { fields: [{ field: 'message', reason: 'too_long' }] })],
    [new KeyfobError('captcha_failed')],
    [new KeyfobError('delivery_limit', { retryAfterSeconds: 60 })],
    [new KeyfobError('too_many_attempts', { retryAfterSeconds: 60 })],
    [new KeyfobError('wrong_origin')],
    [new KeyfobError('unavailable')],
  ])('stays when the server says $code', async (error) => {
    for (const call of ['captcha', 'requestSupport'] as const) {
      const mounted = await show(new FakeKeyfobClient().script(call, error));

      await request(mounted);

      expect(mounted.alerts()).not.toBe('');
      expect(fieldOf(mounted.root, 'email').value).toBe(email);
      expect(fieldOf(mounted.root, 'message').value).toBe(message);
      expect(mounted.root.activeElement).not.toBeNull();
    }
  });

  it('stays when the dialog is closed and opened again, until it is dropped by reset()', async () => {
    const { element, root } = await mountSupport('keyfob-support-request', {
      presentation: 'dialog',
      email: 'before@example.com',
    });
    await element.show();
    enter(fieldOf(root, 'email') as never, email);
    enter(fieldOf(root, 'message') as never, message);

    element.close();
    await element.updateComplete;
    expect(root.querySelector('form')).toBeNull();
    await element.show();
    expect(fieldOf(root, 'email').value).toBe(email);
    expect(fieldOf(root, 'message').value).toBe(message);
    element.reset();
    await element.updateComplete;

    expect(fieldOf(root, 'email').value).toBe('before@example.com');
    expect(fieldOf(root, 'message').value).toBe('');
  });

  it('is not overwritten by an address that the page tells late', async () => {
    const { element, root } = await show();
    enter(fieldOf(root, 'email') as never, email);

    element.email = 'late@example.com';
    await element.updateComplete;

    expect(fieldOf(root, 'email').value).toBe(email);
  });

  it('reaches no listener of the page', async () => {
    const heard = overhear('input', 'beforeinput', 'paste', 'submit', 'keyfob-support-requested');
    const mounted = await show();
    await userEvent.type(fieldOf(mounted.root, 'email'), email);
    await userEvent.type(fieldOf(mounted.root, 'message'), 'a lake');

    await send(mounted.element);
    await settled();
    heard.stop();

    expect(heard.text()).toContain('isTrusted');
    expect(heard.text()).not.toMatch(/"data":"[a-z]"|alex|lake/);
  });
});

describe('a limit', () => {
  it('is told with the time to wait, and ends by itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const error = new KeyfobError('delivery_limit', { retryAfterSeconds: 60 });
    const { root, element, client, alerts } = await show(
      new FakeKeyfobClient().script('requestSupport', error),
    );
    enter(fieldOf(root, 'email') as never, email);
    enter(fieldOf(root, 'message') as never, message);
    await send(element);
    await vi.advanceTimersByTimeAsync(10);
    await vi.waitFor(() => expect(element.state).toBe('locked'));
    await element.updateComplete;

    expect(alerts()).toBe('Too many requests were sent. You can try again in 60 seconds.');
    expect(root.querySelector('[role=timer]')?.textContent).toContain('60 seconds');
    await send(element);
    expect(client.count('requestSupport')).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    await element.updateComplete;

    expect(root.textContent).toContain('You can try again now.');
    expect(element.state).toBe('ready');
  });
});

describe('the end of the field', () => {
  it('is told when typing pauses near it, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { root, element } = await show();
    const told = () => root.querySelector('.hidden[role=status]')?.textContent?.trim();
    const type = async (length: number) => {
      enter(fieldOf(root, 'message') as never, 'x'.repeat(length));
      await vi.advanceTimersByTimeAsync(900);
      const meanwhile = told();
      await vi.advanceTimersByTimeAsync(200);
      await element.updateComplete;
      return [meanwhile, told()];
    };

    expect(await type(1000)).toEqual(['', '']);
    expect(await type(1850)).toEqual(['', '150 characters left.']);
    expect(await type(2003)).toEqual(['150 characters left.', '3 characters too many.']);
    expect(root.querySelector('[part=counter]')?.textContent).toContain('2003 of 2000');
  });
});

describe('the widget of a provider', () => {
  const client = () => new FakeKeyfobClient({ captcha: 'hcaptcha' });

  it('is asked of the page, and its solution sends the request', async () => {
    const mounted = await show(client());
    const details: unknown[] = [];
    const outside = vi.fn();
    document.body.addEventListener('keyfob-captcha-required', outside);
    mounted.element.addEventListener('keyfob-captcha-required', ({ detail }) => {
      details.push(detail);
    });

    await request(mounted);
    expect(details).toEqual([
      { provider: 'hcaptcha', siteKey: 'example-site-key', action: 'support_request' },
    ]);
    expect(mounted.client.count('requestSupport')).toBe(0);
    mounted.element.setCaptcha('solved');
    await settled();

    expect(outside).not.toHaveBeenCalled();
    expect(mounted.client.calls.at(-1)?.request).toEqual({ email, message, captcha: 'solved' });
    expect(mounted.words()).toContain('We have your request');
  });

  it('is asked anew when its solution was spent', async () => {
    const mounted = await show(
      client().script('requestSupport', new KeyfobError('captcha_failed')),
    );
    const asked = vi.fn();
    mounted.element.addEventListener('keyfob-captcha-required', asked);
    mounted.element.setCaptcha('too old');

    await request(mounted);
    expect(asked).not.toHaveBeenCalled();
    await request(mounted);

    expect(asked).toHaveBeenCalledOnce();
  });
});

describe('the form', () => {
  it('has real labels and tells managers which field is which', async () => {
    const { root } = await show(undefined, { email });
    const label = (name: string) => fieldOf(root, name).labels[0]?.textContent;

    expect(label('email')).toBe('E-mail');
    expect(label('message')).toBe('What happened');
    expect(fieldOf(root, 'email')).toMatchObject({ autocomplete: 'username', type: 'email' });
    expect(fieldOf(root, 'email').value).toBe(email);
  });

  it('drops an answer that comes after it was closed', async () => {
    const mounted = await mountSupport('keyfob-support-request', { presentation: 'dialog' });
    const heard = vi.fn();
    mounted.element.addEventListener('keyfob-support-requested', heard);
    await mounted.element.show();
    enter(fieldOf(mounted.root, 'email') as never, email);
    enter(fieldOf(mounted.root, 'message') as never, message);
    mounted.root.querySelector('form')?.requestSubmit();

    mounted.element.close();
    await settled();
    await settled();

    expect(heard).not.toHaveBeenCalled();
  });
});
