import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KeyfobError } from '#contract';
import { fillSilently, mount, send, settled } from '../browser-tests/mount.ts';
import { examplePassword, FakeKeyfobClient, statusOn } from '../testing/index.ts';

async function open(client = new FakeKeyfobClient({ status: statusOn })) {
  const mounted = await mount('keyfob-deactivation', { client });
  await mounted.element.show();
  return mounted;
}

async function disable(mounted: Awaited<ReturnType<typeof open>>, password: string, code: string) {
  fillSilently(mounted.field('password'), password);
  fillSilently(mounted.field('code'), code);
  await send(mounted.element);
}

describe('turning OTP off', () => {
  it('takes the password and a code (D1)', async () => {
    const mounted = await open();
    const heard = vi.fn();
    addEventListener('keyfob-deactivated', heard, { once: true });

    await disable(mounted, examplePassword, '123456');

    expect(mounted.client.calls.at(-1)?.request).toEqual({
      password: examplePassword,
      code: '123456',
    });
    expect(heard).toHaveBeenCalledOnce();
    expect(mounted.root.textContent).toContain('OTP is off');
    expect(mounted.root.activeElement?.textContent?.trim()).toBe('Done');
  });

  it('begins in the password field, with the user name beside it for managers', async () => {
    const { root, field } = await open();

    expect(root.activeElement).toBe(field('password'));
    expect(field('password').autocomplete).toBe('current-password');
    expect((root.querySelector('[name=username]') as HTMLInputElement).autocomplete).toBe(
      'username',
    );
  });

  it('puts the focus on the password that was wrong, and says so there', async () => {
    const mounted = await open();

    await disable(mounted, 'not it', '123456');

    const { alerts, field, root } = mounted;
    expect(alerts()).toBe('That password is not right.');
    expect(root.activeElement).toBe(field('password'));
    expect(field('password').getAttribute('aria-describedby')).toBe('password-error');
    expect(field('code').getAttribute('aria-invalid')).toBe('false');
  });

  it('asks for both fields before it asks the server', async () => {
    const mounted = await open();

    await disable(mounted, '', '');

    expect(mounted.client.count('deactivate')).toBe(0);
    expect(mounted.alerts()).toBe('Enter your password. | Enter the code from your authenticator.');
  });

  it('shows the password only as long as it is asked to', async () => {
    const mounted = await open(
      new FakeKeyfobClient().script('deactivate', new KeyfobError('unavailable')),
    );
    await mounted.button('Show password').click();
    expect(mounted.field('password').type).toBe('text');

    await disable(mounted, examplePassword, '123456');

    expect(mounted.field('password').type).toBe('password');
  });

  it('closes at the first Escape: nothing would be lost', async () => {
    const { element, root } = await open();

    await userEvent.keyboard('{Escape}');
    await settled();

    expect(element.open).toBe(false);
    expect(root.querySelector('input')).toBeNull();
  });

  it('drops an answer that comes after it was closed', async () => {
    const mounted = await open();
    const heard = vi.fn();
    mounted.element.addEventListener('keyfob-deactivated', heard);
    fillSilently(mounted.field('password'), examplePassword);
    fillSilently(mounted.field('code'), '123456');
    mounted.root.querySelector('form')?.requestSubmit();

    mounted.element.close();
    await settled();

    expect(heard).not.toHaveBeenCalled();
    expect(mounted.element.state).toBe('idle');
  });
});
