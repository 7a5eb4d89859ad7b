import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ErrorCode, type ErrorDetails, KeyfobError } from '#contract';
import '../captcha/solve-altcha.ts'; // there before the first test, not some time after it
import { enter, fillSilently, mount, pressTwice, send, settled } from '../browser-tests/mount.ts';
import { pasted123456 } from '../browser-tests/pasted.ts';
import {
  exampleCaptcha,
  exampleSmsCode,
  FakeKeyfobClient,
  type FakeRecoveryOptions,
  type FakeRecoveryPlace,
  statusOn,
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

/** Two digits more, written the same way. */
const pasted12345678 = pasted123456.map((text) =>
  text
    .replace(/[6６٦۶६]/, (six) => six + String.fromCodePoint(Number(six.codePointAt(0)) + 1))
    .concat('8'),
);

/** What the fake server asks to solve, made while digests can be made. */
const exampleChallenge = () => new FakeKeyfobClient({ captcha: 'altcha' }).captcha('recovery_sms');

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

    expect(words(root)).toContain('We mail a link');
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
    expect(words(root)).toContain('(0:01)');
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

    expect(words(root)).toContain('cannot be sent again for now');
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
  it.each(pasted12345678)('has a code that may be pasted as %j (W6)', async (text) => {
    const { client, element, field } = await open({ recovery: texted() });
    enter(field('code'), text, 'insertFromPaste');
    expect(field('code').value).toBe(exampleSmsCode);

    await send(element);

    expect(client.calls.at(-1)?.request).toEqual({ smsCode: exampleSmsCode });
  });

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
    const again = root.querySelector('[part=form] [part~=link]') as HTMLButtonElement;

    again.click();
    await pass(0);

    expect(client.count('sendRecoverySms')).toBe(1);
    expect(field('code').value).toBe('1234');
    expect(again.ariaDisabled).toBe('true');
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

    await button('Disable OTP').click();
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

describe('which log-in the mail is asked for', () => {
  it('is the newest one when the element appeared, also when it is sent again', async () => {
    const client = new FakeKeyfobClient();
    let login = 'first';
    client.status = async () => ({ ...statusOn, login });
    const { element } = await mount('keyfob-recovery', { client });
    await settled();
    login = 'second';

    await send(element);
    client.fakeRecovery.recovery = { ...mailed(), resendAt: later(-1) };
    const again = await mount('keyfob-recovery', { client, login: 'first' });
    await settled();
    await send(again.element);

    expect(posts(client).map(({ request }) => request)).toEqual([
      { login: 'first' },
      { login: 'first' },
    ]);
  });

  it('is the one that the page names where it begins at once', async () => {
    const { client } = await open({}, { begin: true, login: 'named' });

    expect(posts(client)).toEqual([{ name: 'beginRecovery', request: { login: 'named' } }]);
    expect(client.count('status')).toBe(0);
  });

  it('that is not known any more leads to another log-in', async () => {
    const client = new FakeKeyfobClient({ status: { ...statusOn, login: 'newer' } });
    const { alerts, button } = await mount('keyfob-recovery', {
      client,
      begin: true,
      login: 'old',
    });
    await settled();

    expect(alerts()).toContain('You are no longer logged in.');
    await expect.element(button('Log in')).toBeEnabled();
  });
});

describe('a link that was followed in another browser', () => {
  const elsewhere = (seconds: number): FakeRecoveryPlace => ({
    state: 'continued_elsewhere',
    needs: [],
    expiresAt: later(seconds),
  });

  it('sends people there, and lets them ask again when the time there is over', async () => {
    stopTime();
    const { client, root } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: elsewhere(30) }),
    });
    await pass(0);
    const again = root.querySelector('[type=submit]') as HTMLButtonElement;
    expect(words(root)).toContain('The link was opened in another browser. Go on there.');
    expect(words(root)).toContain('You can send it again in 30 seconds.');
    expect([again.textContent?.trim(), again.disabled]).toEqual(['Send again (0:30)', true]);

    await pass(29);
    expect(again.disabled).toBe(true);
    client.fakeRecovery.recovery = { state: 'none', needs: [] };
    await pass(1);
    expect(again.disabled).toBe(false);
    expect(words(root)).toContain('ask for another mail');
    await pass(30);
    expect(again.isConnected).toBe(true); // nobody looks any more

    again.click();
    await pass(0);
    expect(words(root)).toContain('We sent a mail');
  });

  it('shows the end when it was reached there', async () => {
    stopTime();
    const { client, element, root } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: elsewhere(600) }),
    });
    await pass(0);

    client.fakeRecovery.recovery = { state: 'done', needs: [] };
    await pass(3);

    expect(element.state).toBe('success');
    expect(words(root)).toContain('OTP is disabled Log in with your password');
    expect(root.querySelector('slot[name=login]')).not.toBeNull();
  });

  it('says so when it has ended there', async () => {
    stopTime();
    const { client, alerts } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: elsewhere(600) }),
    });
    await pass(0);

    client.fakeRecovery.recovery = { state: 'none', needs: [] };
    await pass(3);

    expect(alerts()).toContain('This attempt has ended');
  });
});

describe('a time of waiting', () => {
  it('that nobody was told of yet says when it begins, and then when it ends', async () => {
    stopTime();
    const { client, element, root } = await mount('keyfob-recovery', {
      client: new FakeKeyfobClient({ recovery: { state: 'waiting', needs: [] } }),
    });
    await pass(0);
    expect(words(root)).toContain('begins once a message about this has reached you');
    expect(words(root)).not.toContain('Invalid');

    client.fakeRecovery.recovery = {
      state: 'waiting',
      needs: [],
      effectiveAt: '2030-06-18T12:00:00.000Z',
    };
    await pass(3);

    expect(words(root)).toContain('OTP goes off at Jun 18, 2030');
    expect(element.state).toBe('success');
    await pass(30);
    expect(client.count('recovery')).toBe(2);
  });
});

describe('a site without SMS', () => {
  const phoneWords = /phone|SMS/i;

  it.each<[string, FakeRecoveryPlace]>([
    ['at the start', { state: 'none', needs: [] }],
    ['with the mail', mailed()],
    ['elsewhere', { state: 'continued_elsewhere', needs: [], expiresAt: later(600) }],
    ['confirmed', { state: 'confirmed', needs: [] }],
    ['waiting', { state: 'waiting', needs: [] }],
    ['at the end', { state: 'done', needs: [] }],
  ])('never reads of a phone %s', async (_, recovery) => {
    const { root } = await open({ hasSms: false, recovery });

    expect(words(root)).not.toMatch(phoneWords);
  });

  it.each<ErrorCode>([
    'not_allowed',
    'contact_not_verified',
    'link_invalid',
    'flow_state',
    'delivery_limit',
    'login_required',
  ])('nor in an error (%s)', async (code) => {
    const { client, element, root } = await open({ hasSms: false });
    client.script('beginRecovery', new KeyfobError(code));

    await send(element);

    expect(words(root)).not.toMatch(phoneWords);
    expect(words(root)).toContain('Contact support');
  });

  it('where one with SMS does', async () => {
    const { root } = await open();

    expect(words(root)).toContain('No access to that e-mail address or phone?');
  });
});

describe('Contact support', () => {
  it('says what to do where the page does nothing', async () => {
    const { button, root } = await open();
    expect(words(root)).not.toContain('contact page');

    await button('Contact support').click();

    expect(root.querySelector('[part=support] [role=status]')?.textContent).toContain(
      'Write to or call the support of this site',
    );
  });

  it('leaves it to a page that takes the event', async () => {
    const { button, element, root } = await open();
    element.addEventListener('keyfob-support-open', (event) => event.preventDefault());

    await button('Contact support').click();

    expect(words(root)).not.toContain('contact page');
  });

  it('is the link of the page where there is one', async () => {
    const { element, root } = await open();
    element.insertAdjacentHTML('beforeend', '<a slot="support" href="/support">Write to us</a>');

    const slot = root.querySelector<HTMLSlotElement>('slot[name=support]');
    expect(slot?.assignedElements()[0]?.textContent).toBe('Write to us');
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
  it('cannot be solved without https, and that is said to people and to developers', async () => {
    const challenge = await exampleChallenge();
    vi.spyOn(Crypto.prototype, 'subtle', 'get').mockReturnValue(undefined as never);
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const client = new FakeKeyfobClient({
      captcha: 'altcha',
      recovery: { ...confirmed, needs: ['sms', 'captcha'] },
    });
    client.captcha = async () => challenge;
    const { alerts, element, root } = await mount('keyfob-recovery', { client });
    await settled();
    expect(words(root)).toContain('This page was not opened over a secure connection');

    await send(element);

    expect(alerts()).toContain('Open it again with https://');
    expect(words(root)).not.toContain('did not answer');
    expect(client.count('sendRecoverySms')).toBe(0);
    expect(warned).toHaveBeenCalledOnce();
    expect(warned.mock.lastCall?.[0]).toContain('crypto.subtle');
  });

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
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await element.updateComplete;
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
  ['too_many_attempts', 'There were too many attempts', 'Send link'],
  ['login_required', 'You are no longer logged in', 'Log in'],
  ['not_allowed', 'cannot be disabled here', undefined],
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
