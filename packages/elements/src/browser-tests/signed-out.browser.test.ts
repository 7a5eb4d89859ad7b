import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeyfobError } from '#contract';
import '../enrolment/key-screen.ts'; // there before the first test, not some time after it
import { FakeKeyfobClient, statusOn } from '../testing/index.ts';
import { flows, sendFlow, showFlow } from './every-flow.ts';
import { mount, settled } from './mount.ts';

const out = new KeyfobError('login_required');

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname + location.search);
});

describe.each(flows)('%s whose log-in has ended', (tag, call) => {
  it('says so in the words of all, and shows the log-in and no trying again', async () => {
    const mounted = await showFlow(tag);
    mounted.client.script(call, out);
    const heard: boolean[] = [];
    mounted.element.addEventListener('keyfob-auth-required', ({ cancelable }) =>
      heard.push(cancelable),
    );

    await sendFlow(mounted);

    const { alerts, button, element, root } = mounted;
    expect(alerts()).toMatch(/^You are no longer logged in\. Log in again/);
    expect(root.activeElement?.id).toBe('dead-end');
    expect(element.matches(':state(error)')).toBe(true);
    expect(root.querySelector('input, [type=submit]')).toBeNull();
    expect(root.textContent).not.toContain('Try again');
    expect(root.querySelector('slot[name=login]')).not.toBeNull();
    await button('Log in').click();
    expect(heard).toEqual([true, false]);
  });
});

describe('a flow that is told so before anything was sent', () => {
  it.each([
    ['keyfob-deactivation', 'status'],
    ['keyfob-shared-key', 'status'],
    ['keyfob-verification', 'status'],
    ['keyfob-enrolment', 'beginEnrolment'],
    ['keyfob-recovery', 'recovery'],
  ] as const)('(%s) shows the log-in as well', async (tag, call) => {
    const client = new FakeKeyfobClient({ status: statusOn }).script(call, out);

    const { alerts, button, root } = await showFlow(tag, client);

    expect(alerts()).toMatch(/^You are no longer logged in\./);
    await expect.element(button('Log in')).toBeEnabled();
    expect(root.textContent).not.toContain('Try again');
  });

  it('begins anew when it is reset after the log-in', async () => {
    const client = new FakeKeyfobClient({ status: statusOn }).script('status', out);
    const { element, field } = await mount('keyfob-deactivation', {
      client,
      presentation: 'inline',
    });
    await settled();
    expect(field('code')).toBeNull();

    element.reset();
    await settled();

    expect(field('code')).not.toBeNull();
    await vi.waitFor(() => expect(client.count('status')).toBe(2));
  });
});
