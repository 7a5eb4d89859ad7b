import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FakeKeyfobClient } from '../testing/index.ts';
import { settled, within } from './mount.ts';

const password = 'canary-password';
const code = '987654';
const key = 'EXAMPLEKEYONENOTASECRET234567ABC';
const secrets = [password, code, key, 'EXAM PLEK', 'otpauth:'];

const ownTypes = [
  ...['show', 'shown', 'hide', 'hidden', 'error', 'auth-required', 'enrolled', 'change', 'lost'],
].map((name) => `keyfob-${name}`);
/** Those that browsers let out of a shadow root. A capturing listener is out of our reach. */
const nativeTypes = ['input', 'beforeinput', 'change', 'submit', 'invalid', 'paste', 'formdata'];

/** Everything a listener could read out of an event, however deep. */
function spill(event: Event): string {
  const own: Record<string, unknown> = {};
  for (const name in event) own[name] = (event as never)[name];
  return JSON.stringify({ ...own, ...event }, (name, value: unknown) =>
    name !== '' && value instanceof EventTarget ? undefined : value,
  );
}

function attributesOf(root: ParentNode): string {
  return [...root.querySelectorAll('*')]
    .filter((element) => element.localName !== 'path') // the drawing of the QR code itself
    .flatMap((element) => [
      ...[...element.attributes].map(({ value }) => value),
      ...(element.shadowRoot ? [attributesOf(element.shadowRoot)] : []),
    ])
    .join('\n');
}

afterEach(() => document.body.replaceChildren());

describe('an enrolment from the first key to the end', () => {
  it('spills no key, code or password into events, attributes, console, storage or address (K2)', async () => {
    const spilled: string[] = [];
    const listen = (event: Event) => spilled.push(spill(event));
    for (const type of ownTypes) addEventListener(type, listen, { capture: true });
    for (const type of nativeTypes) addEventListener(type, listen);
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation((...args) => void spilled.push(String(args)));
    }
    const client = new FakeKeyfobClient();
    const section = document.createElement('keyfob-account-security');
    section.client = client;
    document.body.append(section);
    await settled();

    await within(section).button('Set OTP').click();
    await vi.waitFor(() => expect(section.querySelector('keyfob-enrolment')?.state).toBe('ready'));
    const flow = section.querySelector('keyfob-enrolment') as HTMLElement;
    const { field, root } = within(flow);
    await vi.waitFor(() => expect(root.querySelector('svg path[d^=M4]')).not.toBeNull());
    const duringDisplay = attributesOf(document) + document.body.innerHTML;
    await userEvent.fill(field('password'), password);
    await userEvent.click(field('code'));
    await userEvent.keyboard(`${code}{Enter}`);
    await settled();
    await settled();

    const places = [
      spilled.join('\n'),
      duringDisplay,
      attributesOf(document) + document.body.innerHTML,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.cookie,
      location.href,
      JSON.stringify(history.state),
    ];
    expect(client.count('activate')).toBe(1);
    expect(root.querySelector('#new-key')).not.toBeNull();
    for (const secret of secrets) {
      for (const place of places) expect(place).not.toContain(secret);
    }
    for (const type of ownTypes) removeEventListener(type, listen, { capture: true });
    for (const type of nativeTypes) removeEventListener(type, listen);
  });
});
