import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ErrorCode, type ErrorDetails, KeyfobError } from '#contract';
import { fillSilently, mount, pressTwice, send, settled } from '../browser-tests/mount.ts';
import {
  exampleCaptcha,
  exampleSmsCode,
  FakeKeyfobClient,
  type FakeRecoveryOptions,
  type FakeRecoveryPlace,
} from '../testing/index.ts';

const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const posts = ({ calls }: FakeKeyfobClient) =>
  calls.filter(({ name }) => name !== 'recovery' && name !== 'status');
const words = (root: ShadowRoot) => (root.textContent ?? '').replace(/\s+/g, ' ');
const mailed = (): FakeRecoveryPlace => ({
  state: 'mailed',
  needs: [],
  email: 'a•••@example.com',
  delivery: 'on_its_way',
  resendAt: later(60),
  expiresAt: later(300),
});
const texted = (): FakeRecoveryPlace => ({
  state: 'texted',
  needs: ['sms_code'],
  phone: '•• 21',
  delivery: 'sent',
  resendAt: later(60),
});
const confirmed: FakeRecoveryPlace = { state: 'confirmed', needs: ['sms'], phone: '•• 21' };

async function open(options: FakeRecoveryOptions = {}, properties = {}) {
  const client = new FakeKeyfobClient(options);
  const mounted = await mount('keyfob-recovery', { client, ...properties });
  await settled();
  return mounted;
}

/** Time that a test moves on by itself. */
function stopTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
}

async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  await vi.advanceTimersByTimeAsync(1); // the fake client answers a moment later
  await settled();
}

let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe('asking for the link', () => {
  it('explains it first and sends nothing by itself', async () => {
    const { client, root } = await open();

    expect(words(root)).toContain('We will mail a link');
    expect(posts(client)).toEqual([]);
  });

  it('says where the mail went, and for how long the link is good', async () => {
    const { client, element, root } = await open();

    await send(element);

    expect(client.count('beginRecovery')).toBe(1);
    expect(words(root)).toContain('We sent a mail to a•••@example.com.');
    expect(words(root)).toContain('within 5 minutes');
  });

  it('begins at once where the page says so, but not a second time', async () => {
    const first = await open({}, { begin: true });
    expect(first.client.count('beginRecovery')).toBe(1);

    const second = await open({ recovery: mailed() }, { begin: true });
    expect(second.client.count('beginRecovery')).toBe(0);
  });

  it('lets it be sent again when its time has come, and not before', async () => {
    stopTime();
    const { client, root } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: mailed() }),
    });
    await pass(0);
    const again = root.querySelector('[type=submit]') as HTMLButtonElement;
    expect(words(root)).toContain('You can send it again in 60 seconds.');
    expect(again.disabled).toBe(true);

    await pass(59);
    expect(words(root)).toContain('in 1 second.');
    await pass(1);
    expect(again.disabled).toBe(false);

    again.click();
    await pass(0);
    expect(client.count('beginRecovery')).toBe(1);
    expect(again.disabled).toBe(true);
  });

  it('says when there is none left to send', async () => {
    const { resendAt: _, ...recovery } = mailed();
    const { root } = await open({ recovery });

    expect(words(root)).toContain('cannot be sent once more for now');
    expect(root.querySelector<HTMLButtonElement>('[type=submit]')?.disabled).toBe(true);
  });

  it('says that the mail could not be sent, and what to do', async () => {
    const { root } = await open({
      recovery: { ...mailed(), delivery: 'failed', resendAt: later(-1) },
    });

    expect(words(root)).toContain('The mail to a•••@example.com could not be sent.Send it again.');
    expect(root.querySelector<HTMLButtonElement>('[type=submit]')?.disabled).toBe(false);
  });
});

describe('waiting for the mail', () => {
  it('looks every three seconds what has become of it', async () => {
    stopTime();
    const { client, root } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: mailed() }),
    });
    await pass(0);

    client.fakeRecovery.recovery = { ...mailed(), delivery: 'sent' };
    await pass(3);
    expect(words(root)).toContain('We sent a mail');

    client.fakeRecovery.recovery = confirmed; // the link was opened in another tab
    await pass(3);
    expect(words(root)).toContain('Send SMS');
    expect(client.count('recovery')).toBe(3);

    await pass(30);
    expect(client.count('recovery')).toBe(3);
  });

  it('does not look while nobody sees the page, and at once when somebody does', async () => {
    stopTime();
    const { client } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: mailed() }),
    });
    await pass(0);

    visibility = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(60);
    expect(client.count('recovery')).toBe(1);

    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(0);
    expect(client.count('recovery')).toBe(2);
  });

  it('ends when it is closed or taken away', async () => {
    stopTime();
    const { client, element } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: mailed() }),
    });
    await pass(0);

    element.remove();
    await pass(60);

    expect(client.count('recovery')).toBe(1);
  });

  it('says when the link has expired, and offers another', async () => {
    stopTime();
    const { client, root, alerts } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: mailed() }),
    });
    await pass(0);

    client.fakeRecovery.recovery = { state: 'none', needs: [] };
    await pass(3);

    expect(alerts()).toContain('This attempt has ended');
    expect(words(root)).toContain('Send link');
  });

  it('survives a look that fails', async () => {
    stopTime();
    const { client, root } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: mailed() }),
    });
    await pass(0);
    client.script('recovery', new KeyfobError('unavailable'));

    await pass(7);

    expect(client.count('recovery')).toBe(3);
    expect(words(root)).toContain('on its way');
  });
});

describe('the SMS', () => {
  it('is sent when somebody presses the button, once', async () => {
    const { client, button, root } = await open({ recovery: confirmed });

    pressTwice(button('Send SMS'));
    await settled();

    expect(client.count('sendRecoverySms')).toBe(1);
    expect(root.activeElement).toBe(root.querySelector('#code'));
  });

  it('has a code in a field that phones know how to fill (W6)', async () => {
    const { field } = await open({ recovery: texted() });
    const code = field('code');

    expect(code.labels?.[0]?.textContent).toBe('SMS code');
    expect([code.inputMode, code.autocomplete, code.maxLength]).toEqual([
      'numeric',
      'one-time-code',
      -1,
    ]);
  });

  it('turns OTP off with its code, and that is told once', async () => {
    const { client, element, field, root, button } = await open({ recovery: texted() });
    const heard: Event[] = [];
    addEventListener('keyfob-recovered', (event) => heard.push(event), { once: true });
    fillSilently(field('code'), '1234 5678');

    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({ smsCode: exampleSmsCode });
    expect(heard).toHaveLength(1);
    expect(words(root)).toContain('OTP is disabled Log in with your password, then set OTP again.');
    expect(root.activeElement?.textContent).toBe('OTP is disabled');
    expect(element.state).toBe('success');
    await expect.element(button('Log in')).toBeEnabled();
  });

  it.each([
    ['', 'Enter the code from the SMS.'],
    ['1234567', 'A code has 8 digits and nothing else.'],
  ])('does not bother the server with %j', async (code, sentence) => {
    const { alerts, client, element, field } = await open({ recovery: texted() });
    fillSilently(field('code'), code);

    await send(element);

    expect(client.count('completeRecovery')).toBe(0);
    expect(alerts()).toBe(sentence);
  });

  it('keeps a wrong code selected and says that only the newest SMS counts', async () => {
    const { alerts, element, field, root } = await open({ recovery: texted() });
    fillSilently(field('code'), '87654321');
    await send(element);
    expect(alerts()).toBe('That code is not right. Enter the one from the SMS.');
    expect(root.activeElement).toBe(field('code'));

    await send(element);

    expect(alerts()).toContain('only the newest counts');
  });

  it('can be sent again without losing what was typed', async () => {
    stopTime();
    const { client, field, root } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: texted() }),
    });
    await pass(60);
    fillSilently(field('code'), '1234');
    const again = root.querySelector('[part~=secondary]') as HTMLButtonElement;

    again.click();
    await pass(0);

    expect(client.count('sendRecoverySms')).toBe(1);
    expect(field('code').value).toBe('1234');
    expect(again.disabled).toBe(true);
  });

  it('that cannot be sent again yet leaves the code of the first one usable', async () => {
    const recovery = { ...texted(), resendAt: later(-1) };
    const mounted = await open({ recovery });
    const { button, client, element, field, root } = mounted;
    client.script('sendRecoverySms', new KeyfobError('delivery_limit', { retryAfterSeconds: 90 }));
    await button('Send again').click();
    await settled();
    expect(words(root)).toContain('You can send it again in 90 seconds.');

    fillSilently(field('code'), exampleSmsCode);
    await send(element);

    expect(element.state).toBe('success');
  });

  it('is not needed everywhere', async () => {
    const { client, button } = await open({
      hasSms: false,
      recovery: { state: 'confirmed', needs: [] },
    });

    await button('Disable').click();
    await settled();

    expect(client.calls.at(-1)).toEqual({ name: 'completeRecovery', request: {} });
  });

  it('leads to a time of waiting where the server wants one', async () => {
    const { element, field, root } = await open({ recovery: texted(), waitSeconds: 3600 });
    const heard = vi.fn();
    addEventListener('keyfob-recovered', heard);
    fillSilently(field('code'), exampleSmsCode);

    await send(element);

    expect(words(root)).toMatch(/OTP goes off at .*\d{4}.* Until then you can stop it/);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('a phone that can read the SMS', () => {
  it('fills in the code and leaves sending it to the person', async () => {
    vi.stubGlobal('OTPCredential', class {});
    const get = vi.spyOn(navigator.credentials, 'get');
    get.mockResolvedValue({ id: '', type: 'otp', code: exampleSmsCode } as unknown as Credential);
    const { client, element, field } = await open({ recovery: confirmed });

    await send(element);
    await settled();

    expect(get.mock.calls[0]?.[0]).toMatchObject({ otp: { transport: ['sms'] } });
    expect(field('code').value).toBe(exampleSmsCode);
    expect(client.count('completeRecovery')).toBe(0);
  });

  it('is not asked any more once the flow is gone', async () => {
    vi.stubGlobal('OTPCredential', class {});
    const get = vi.spyOn(navigator.credentials, 'get').mockReturnValue(new Promise(() => {}));
    const { element } = await open({ recovery: confirmed });
    await send(element);

    element.close();

    expect(get.mock.calls[0]?.[0]?.signal?.aborted).toBe(true);
  });

  it('may refuse without any harm', async () => {
    vi.stubGlobal('OTPCredential', class {});
    vi.spyOn(navigator.credentials, 'get').mockRejectedValue(new DOMException('no'));
    const { element, field } = await open({ recovery: confirmed });

    await send(element);

    expect(field('code').value).toBe('');
    expect(element.state).toBe('ready');
  });
});

describe('a CAPTCHA', () => {
  it('of the kind that needs nobody is solved before the SMS and before the end', async () => {
    const { client, element, field } = await open({
      captcha: 'altcha',
      recovery: { ...confirmed, needs: ['sms', 'captcha'] },
    });
    await send(element);
    await vi.waitFor(() => expect(field('code')).not.toBeNull());
    fillSilently(field('code'), exampleSmsCode);
    await send(element);
    await vi.waitFor(() => expect(element.state).toBe('success'));

    const sent = client.calls.filter(({ request }) => request).map(({ request }) => request);
    expect(sent).toEqual([
      { captcha: expect.any(String) },
      { smsCode: exampleSmsCode, captcha: expect.any(String) },
    ]);
    expect(sent[0]?.captcha).not.toBe(sent[1]?.captcha);
  });

  it('of a provider is shown by the page, which hands over the solution', async () => {
    const client = new FakeKeyfobClient({
      captcha: 'turnstile',
      recovery: { ...texted(), needs: ['sms_code', 'captcha'] },
    });
    const element = document.createElement('keyfob-recovery');
    const asked: unknown[] = [];
    element.client = client;
    element.addEventListener('keyfob-captcha-required', ({ detail, bubbles }) =>
      asked.push({ ...detail, bubbles }),
    );
    document.body.append(element);
    await settled();
    const root = element.shadowRoot as ShadowRoot;
    const code = root.querySelector('#code') as HTMLInputElement;
    fillSilently(code, exampleSmsCode);
    expect(asked).toEqual([
      {
        provider: 'turnstile',
        siteKey: 'example-site-key',
        action: 'recovery_completion',
        bubbles: false,
      },
    ]);
    expect(root.querySelector('slot[name=captcha]')).not.toBeNull();

    await send(element);
    expect(words(root)).toContain('The CAPTCHA was not solved');
    expect(client.count('completeRecovery')).toBe(0);

    element.setCaptcha(exampleCaptcha);
    await settled();
    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({
      smsCode: exampleSmsCode,
      captcha: exampleCaptcha,
    });
    expect(element.state).toBe('success');
  });

  it('is solved anew after it was not taken', async () => {
    const { client, element, alerts } = await open({ recovery: confirmed, captcha: 'altcha' });
    await send(element);
    expect(alerts()).toContain('The CAPTCHA was not solved');

    await send(element);
    await vi.waitFor(() => expect(client.fakeRecovery.recovery.state).toBe('texted'));
  });
});

const deadEnds: [ErrorCode, string, string | undefined][] = [
  ['flow_state', 'This attempt has ended', 'Send link'],
  ['too_many_attempts', 'There were too many wrong attempts', 'Send link'],
  ['login_required', 'You are no longer logged in', 'Log in'],
  ['not_allowed', 'cannot be disabled by mail and SMS', undefined],
  ['contact_not_verified', 'contact details are not verified', undefined],
  ['not_enabled', 'OTP is off for this account already', 'Log in'],
];

describe('where it cannot go on', () => {
  it.each(deadEnds)('(%s) it says what happened and offers a way', async (code, said, way) => {
    const mounted = await open({ recovery: texted() });
    const { alerts, button, client, element, field, root } = mounted;
    client.script('completeRecovery', new KeyfobError(code));
    fillSilently(field('code'), exampleSmsCode);

    await send(element);

    expect(alerts()).toContain(said);
    expect(root.activeElement?.id).toBe('dead-end');
    expect(element.state).toBe('error');
    expect(root.querySelector('input')).toBeNull();
    await expect.element(button('Contact support')).toBeEnabled();
    if (way) await expect.element(button(way)).toBeEnabled();
  });

  it('asks for another link from there', async () => {
    const { button, client, element, field, root } = await open({ recovery: texted() });
    client.script('completeRecovery', new KeyfobError('flow_state'));
    fillSilently(field('code'), exampleSmsCode);
    await send(element);

    await button('Send link').click();
    await settled();

    expect(client.count('beginRecovery')).toBe(1);
    expect(words(root)).toContain('We sent a mail');
  });

  it('tells the page when a log-in is needed, also when the button for it is pressed', async () => {
    const { button, client, element } = await open();
    const heard = vi.fn();
    element.addEventListener('keyfob-auth-required', heard);
    client.script('beginRecovery', new KeyfobError('login_required'));
    await send(element);
    expect(heard).toHaveBeenCalledTimes(1);

    await button('Log in').click();

    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('opens the way to support by an event that stays on the element', async () => {
    const { button, element } = await open();
    const heard = vi.fn();
    element.addEventListener('keyfob-support-open', heard);
    document.addEventListener('keyfob-support-open', () => expect.unreachable());

    await button('Contact support').click();

    expect(heard).toHaveBeenCalledOnce();
  });

  it.each<[ErrorCode, ErrorDetails, string]>([
    ['unavailable', {}, 'The server did not answer'],
    ['delivery_limit', { retryAfterSeconds: 60 }, 'Too many messages were asked for'],
  ])('for now (%s) it keeps the step', async (code, details, said) => {
    const { alerts, client, element, root } = await open();
    client.script('beginRecovery', new KeyfobError(code, details));

    await send(element);

    expect(alerts()).toContain(said);
    expect(words(root)).toContain('Send link');
    expect(element.state).toBe(code === 'unavailable' ? 'error' : 'locked');
  });

  it('tries again when it could not even ask', async () => {
    const client = new FakeKeyfobClient().script('recovery', new KeyfobError('unavailable'));
    const { button, root } = await mount('keyfob-recovery', { client });
    await settled();

    await button('Try again').click();
    await settled();

    expect(words(root)).toContain('Send link');
  });

  it('is not told of an end that is old news', async () => {
    const heard = vi.fn();
    addEventListener('keyfob-recovered', heard);

    const { element } = await open({ recovery: { state: 'done', needs: [] } });

    expect(element.state).toBe('success');
    expect(heard).not.toHaveBeenCalled();
  });
});
