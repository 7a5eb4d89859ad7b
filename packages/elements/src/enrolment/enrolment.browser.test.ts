import jsQR from 'jsqr';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { KeyfobError } from '#contract';
import { fillSilently, type Mounted, mount, send, settled } from '../browser-tests/mount.ts';
import { onTouchScreen } from '../browser-tests/touch-screen.ts';
import { exampleEnrolment, examplePassword, FakeKeyfobClient } from '../testing/index.ts';
import type { KeyfobEnrolment } from './enrolment.ts';

const firstKey = 'EXAMPLEKEYONENOTASECRET234567ABC';
const secondKey = 'EXAMPLEKEYTWONOTASECRET234567ABC';

async function open(client = new FakeKeyfobClient()): Promise<Mounted<KeyfobEnrolment>> {
  const mounted = await mount('keyfob-enrolment', { client });
  await mounted.element.show();
  await vi.waitFor(() => expect(mounted.element.state).not.toBe('loading'));
  return mounted;
}

async function activate(mounted: Mounted<KeyfobEnrolment>, password: string, code: string) {
  fillSilently(mounted.field('password'), password);
  fillSilently(mounted.field('code'), code);
  await send(mounted.element);
  await settled();
}

function unfold(root: ShadowRoot, part: string): void {
  (root.querySelector(`[part=${part}]`) as HTMLDetailsElement).open = true;
}

const shownKey = (root: ShadowRoot) => root.querySelector('#secret')?.textContent?.trim();
const words = (root: ShadowRoot) => (root.textContent ?? '').replace(/\s+/g, ' ');

/** Reads the QR code the way a phone does: from the pixels on screen. */
async function scan(): Promise<string | undefined> {
  const base64 = await page.screenshot({ save: false });
  const image = await createImageBitmap(
    await (await fetch(`data:image/png;base64,${base64}`)).blob(),
  );
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas?.drawImage(image, 0, 0);
  const pixels = canvas?.getImageData(0, 0, image.width, image.height);
  return pixels && jsQR(pixels.data, pixels.width, pixels.height)?.data;
}

afterEach(() => {
  vi.useRealTimers();
  document.documentElement.style.colorScheme = '';
  document.body.replaceChildren();
});

describe('another device', () => {
  it('is offered at the end where the page wants that, and told without a word of the key (K2)', async () => {
    const mounted = await open();
    const { button, element } = mounted;
    element.addDevice = true;
    await activate(mounted, examplePassword, '123456');
    const heard: Event[] = [];
    document.addEventListener('keyfob-add-device', (event) => heard.push(event), { once: true });

    await button('Add another device').click();
    await settled();

    expect(heard.map((event) => 'detail' in event)).toEqual([false]);
    expect(element.open).toBe(false);
  });

  it('is not offered otherwise', async () => {
    const mounted = await open();
    await activate(mounted, examplePassword, '123456');

    expect(mounted.element.state).toBe('success');
    expect(words(mounted.root)).not.toContain('Add another device');
  });
});

describe('the key on screen', () => {
  it.each(['light', 'dark'])('can be scanned from a %s page (K2)', async (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    await page.viewport(800, 800);
    const { root } = await open();
    await vi.waitFor(() => expect(root.querySelector('svg path[fill="#000"]')).not.toBeNull());

    await vi.waitFor(async () => expect(await scan()).toContain(`secret=${firstKey}`), 5000);
  });

  it('has a quiet zone of four modules, black on white, and a name that is not the key (K2)', async () => {
    const { root } = await open();
    await vi.waitFor(() => expect(root.querySelector('svg[role=img]')).not.toBeNull());
    const qr = root.querySelector('svg[role=img]') as SVGElement;

    expect(qr.querySelector('path')?.getAttribute('d')).toMatch(/^M4 4h7v1H4z/);
    expect(qr.querySelector('rect')?.getAttribute('fill')).toBe('#fff');
    expect(qr.getAttribute('aria-label')).toBe('QR code for your authenticator');
    expect(getComputedStyle(qr).forcedColorAdjust).toBe('none');
  });

  it('is written in groups of four, left to right, and not translated', async () => {
    const { root } = await open();
    const secret = root.querySelector('#secret') as HTMLElement;

    expect(shownKey(root)).toBe('EXAM PLEK EYON ENOT ASEC RET2 3456 7ABC');
    expect([secret.dir, secret.translate]).toEqual(['ltr', false]);
  });

  it('is copied without its spaces, and that is said', async () => {
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
      written.push(text);
    });
    const { root, button } = await open();
    unfold(root, 'manual');

    await button('Copy key').click();
    await settled();

    expect(written).toEqual([firstKey]);
    expect(root.querySelector('[part=manual] [role=status]')?.textContent).toBe(
      'The key was copied.',
    );
  });

  it('is selected where the clipboard is out of reach', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    const { root, button } = await open();
    unfold(root, 'manual');

    await button('Copy key').click();
    await settled();

    expect(words(root)).toContain('Copy it with your keyboard');
  });

  it('is handed to an app without ever standing in an attribute (K2)', async () => {
    const followed: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      followed.push(this.href);
    });
    const toMouse = onTouchScreen();
    const { root } = await open();
    toMouse();

    (root.querySelector('[part~=app-link]') as HTMLElement).click();

    expect(followed[0]).toMatch(/^otpauth:\/\/totp\//);
    expect(root.querySelector('a[href^=otpauth]')).toBeNull();
  });

  it('is entered by hand when the picture cannot be drawn', async () => {
    const client = new FakeKeyfobClient();
    const enrolment = client.nextEnrolment();
    client.beginEnrolment = async () => ({
      ...enrolment,
      uri: `otpauth://totp/${'x'.repeat(5000)}`,
    });
    const { root } = await open(client);
    await settled();

    expect(words(root)).toContain('The QR code could not be drawn');
    expect(shownKey(root)).toBeTruthy();
  });

  it('names authenticators, with links that tell their target nothing', async () => {
    const { root } = await open();
    const links = [...root.querySelectorAll('a')];

    expect(links.map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Aegis', 'FreeOTP', 'Google Authenticator', 'Bitwarden']),
    );
    for (const link of links) {
      expect(link.protocol).toBe('https:');
      expect([link.rel, link.target]).toEqual(['noopener noreferrer', '_blank']);
    }
  });
});

describe('an activation', () => {
  it('sends the password, the code and which key it is for (E1)', async () => {
    const mounted = await open();
    const { client, element, root } = mounted;
    const heard = vi.fn();
    addEventListener('keyfob-enrolled', heard, { once: true });

    await activate(mounted, examplePassword, '123 456');

    expect(client.calls.at(-1)).toEqual({
      name: 'activate',
      request: { password: examplePassword, code: '123456', enrolmentId: 'example-1' },
    });
    expect(heard).toHaveBeenCalledOnce();
    expect(element.state).toBe('success');
    expect(words(root)).toContain('OTP is on');
    expect(root.innerHTML).not.toContain('EXAM');
  });

  it.each([
    ['wrong_code', examplePassword, '000000', 'That code was not right'],
    ['wrong_password', 'not it', '123456', 'That password was not right'],
  ])(
    'that fails with %s brings a new key and says what to do (E3)',
    async (_, password, code, why) => {
      const mounted = await open();
      const { alerts, field, root } = mounted;

      await activate(mounted, password, code);

      expect(shownKey(root)).toBe('EXAM PLEK EYTW ONOT ASEC RET2 3456 7ABC');
      expect(root.innerHTML).not.toContain('EYON');
      expect(alerts()).toContain(why);
      expect(alerts()).toContain('The key on screen is new. Delete the old entry');
      expect(field('code').value).toBe('');
      expect(field('password').value).toBe(password);
      expect(root.activeElement?.id).toBe('new-key');
      expect(
        field(why.includes('code') ? 'code' : 'password').getAttribute('aria-describedby'),
      ).toContain('new-key');
    },
  );

  it('draws the new key, not the old one', async () => {
    await page.viewport(800, 900);
    const mounted = await open();
    await activate(mounted, examplePassword, '000000');

    await vi.waitFor(async () => expect(await scan()).toContain(`secret=${secondKey}`), 5000);
  });

  it('is for the new key after that', async () => {
    const mounted = await open();
    await activate(mounted, examplePassword, '000000');

    await activate(mounted, examplePassword, '123456');

    expect(mounted.client.calls.at(-1)?.request).toMatchObject({ enrolmentId: 'example-2' });
    expect(mounted.element.state).toBe('success');
  });

  it.each([
    [
      'invalid_input',
      { fields: [{ field: 'code', reason: 'wrong_format' }] },
      'A code has 6 digits',
    ],
    ['unavailable', {}, 'did not answer'],
    ['too_many_attempts', { retryAfterSeconds: 60 }, 'too many attempts'],
  ] as const)(
    'that is refused with %s keeps the key and what was typed (E3)',
    async (code, details, said) => {
      const mounted = await open(
        new FakeKeyfobClient().script('activate', new KeyfobError(code, details)),
      );

      await activate(mounted, examplePassword, '123456');

      expect(shownKey(mounted.root)).toContain('EYON');
      expect(mounted.field('code').value).toBe('123456');
      expect(mounted.alerts()).toContain(said);
    },
  );

  it('keeps the key when the refusal brings the same one back', async () => {
    const client = new FakeKeyfobClient();
    const mounted = await open(client);
    const enrolment = exampleEnrolment(1, new Date(Date.now() + 60_000).toISOString());
    client.script('activate', new KeyfobError('wrong_code', { enrolment }));

    await activate(mounted, examplePassword, '000000');

    expect(mounted.alerts()).toBe(
      'That code is not right. Enter the one your authenticator shows now.',
    );
    expect(shownKey(mounted.root)).toContain('EYON');
  });

  it('starts again when another tab has replaced the key', async () => {
    const mounted = await open(
      new FakeKeyfobClient().script('activate', new KeyfobError('flow_state')),
    );
    await activate(mounted, examplePassword, '123456');
    expect(mounted.alerts()).toContain('Another one was made');
    expect(mounted.root.innerHTML).not.toContain('EYON');

    await mounted.button('Start again').click();
    await vi.waitFor(() => expect(shownKey(mounted.root)).toContain('EYTW'));

    expect(mounted.client.count('cancelEnrolment')).toBe(0); // it is not ours to cancel
  });

  it.each([
    ['already_enabled', {}, 'already on', 'Close'],
    ['contact_not_verified', { missing: ['phone'] }, 'mobile phone number', 'Close'],
    ['unavailable', {}, 'did not answer', 'Try again'],
  ] as const)(
    'that cannot even begin (%s) says why and offers a way',
    async (code, details, said, way) => {
      const { alerts, root } = await open(
        new FakeKeyfobClient().script('beginEnrolment', new KeyfobError(code, details)),
      );

      expect(alerts()).toContain(said);
      expect(root.querySelector('#way')?.textContent?.trim()).toBe(way);
    },
  );
});

describe('the time of a key', () => {
  it('ends with the offer of a new one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const { element, root } = await mount('keyfob-enrolment', { presentation: 'inline' });
    await vi.advanceTimersByTimeAsync(0);
    await settled();
    await vi.waitFor(() => expect(shownKey(root)).toContain('EYON'));

    await vi.advanceTimersByTimeAsync(600_000);
    await settled();

    expect(words(root)).toContain('waited too long');
    expect(root.innerHTML).not.toContain('EYON');
    expect(element.state).toBe('error');
    (root.querySelector('#way button') as HTMLElement).click();
    await vi.advanceTimersByTimeAsync(0);
    await vi.waitFor(() => expect(shownKey(root)).toContain('EYTW'));
  });

  it('is left to the server when the clock of this device is wrong', async () => {
    const { root } = await open(new FakeKeyfobClient({ keySeconds: -3600 }));

    expect(shownKey(root)).toContain('EYON');
    expect(words(root)).not.toContain('waits for activation until');
  });
});

describe('leaving', () => {
  it('by Escape is asked about once while a key is on screen', async () => {
    const { element, root, alerts } = await open();

    await userEvent.keyboard('{Escape}');
    await settled();
    expect(element.open).toBe(true);
    expect(alerts()).toContain('Close this?');
    expect(root.activeElement?.id).toBe('question');

    await userEvent.keyboard('{Escape}');
    await settled();
    expect(element.open).toBe(false);
  });

  it('can be thought better of', async () => {
    const { element, button, alerts } = await open();
    await userEvent.keyboard('{Escape}');

    await button('Stay').click();
    await settled();

    expect(alerts()).toBe('');
    expect(element.open).toBe(true);
    await expect.element(button('Activate')).toBeEnabled();
  });

  it('does not happen by a click beside the dialog', async () => {
    const { element, root } = await open();

    await userEvent.click(root.querySelector('dialog') as HTMLElement, {
      position: { x: -40, y: 5 },
      force: true,
    });
    await settled();

    expect(element.open).toBe(true);
  });

  it('by Cancel drops the key here and on the server', async () => {
    const { element, root, button, client } = await open();
    const reasons: string[] = [];
    element.addEventListener('keyfob-hide', ({ detail }) => reasons.push(detail.reason));

    await button('Cancel').click();
    await settled();

    expect(reasons).toEqual(['cancel']);
    expect(client.count('cancelEnrolment')).toBe(1);
    expect(root.innerHTML).not.toMatch(/EXAM|<dialog/);
    expect(element.state).toBe('idle');
  });

  it('gives the focus back to where it came from', async () => {
    const opener = document.createElement('button');
    const element = document.createElement('keyfob-enrolment');
    element.client = new FakeKeyfobClient();
    document.body.replaceChildren(opener, element);
    opener.focus();
    await element.show();
    expect(document.activeElement).toBe(element);

    element.close();
    await settled();

    expect(document.activeElement).toBe(opener);
  });

  it('can be prevented by the page', async () => {
    const { element } = await open();
    element.addEventListener('keyfob-hide', (event) => event.preventDefault(), { once: true });

    element.close();

    expect(element.open).toBe(true);
  });

  it('after success cancels nothing', async () => {
    const mounted = await open();
    await activate(mounted, examplePassword, '123456');

    await mounted.button('Done').click();
    await settled();

    expect(mounted.client.count('cancelEnrolment')).toBe(0);
  });

  it('by being taken out of the page drops the key, being moved does not', async () => {
    const { element, root, client } = await open();
    const box = document.createElement('div');
    document.body.append(box);

    box.append(element);
    await settled();
    expect(shownKey(root)).toContain('EYON');
    expect(root.querySelector('dialog')?.matches(':modal')).toBe(true);

    element.remove();
    await settled();
    expect(client.count('cancelEnrolment')).toBe(1);
    expect(root.innerHTML).not.toContain('EXAM');
  });

  it('never lets its cancellation overtake the next key', async () => {
    const { element, client } = await open();

    element.close();
    await element.show();
    await vi.waitFor(() => expect(client.count('beginEnrolment')).toBe(2));

    expect(client.calls.map(({ name }) => name)).toEqual([
      'beginEnrolment',
      'cancelEnrolment',
      'beginEnrolment',
    ]);
  });

  it('to another page drops the key, so that the back button shows none (attack 78)', async () => {
    const { root, client } = await open();

    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await settled();
    expect(root.innerHTML).not.toContain('EXAM');
    expect(client.count('cancelEnrolment')).toBe(1);

    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled();
    expect(root.querySelector('dialog')).toBeNull();
  });
});
