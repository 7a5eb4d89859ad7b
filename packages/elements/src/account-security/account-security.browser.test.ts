import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeyfobError, type Status } from '#contract';
import { fillSilently, mount, send, settled, within } from '../browser-tests/mount.ts';
import { examplePassword, FakeKeyfobClient, statusOff, statusOn } from '../testing/index.ts';

async function show(status: Status = statusOff, client = new FakeKeyfobClient({ status })) {
  const mounted = await mount('keyfob-account-security', { client });
  await vi.waitFor(() => expect(mounted.element.state).not.toBe('loading'));
  return { ...mounted, words: () => (mounted.root.textContent ?? '').replace(/\s+/g, ' ') };
}

/** The flow that was opened, from its light DOM place. */
async function opened(element: HTMLElement) {
  await settled();
  const flow = element.querySelector<HTMLElement>('[slot=dialog]') as HTMLElement & {
    close(): void;
    state: string;
  };
  await vi.waitFor(() => expect(within(flow).root.querySelector('form')).not.toBeNull());
  return { flow, ...within(flow) };
}

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the section', () => {
  it('is a region named after its heading', async () => {
    const { root } = await show();

    expect(root.querySelector('section')?.getAttribute('aria-labelledby')).toBe('title');
    expect(root.querySelector('#title')?.textContent).toBe('Two-Factor Authentication (OTP)');
  });

  it('offers to set OTP where it is off, also when a key was begun elsewhere', async () => {
    for (const state of ['off', 'pending'] as const) {
      const { button, element } = await show({ ...statusOff, state });

      expect(element.state).toBe('off');
      await expect.element(button('Set OTP')).toBeEnabled();
    }
  });

  it('says which contact is missing and which is not verified, and where to go', async () => {
    const { button, root, words } = await show({
      ...statusOff,
      prerequisites: { email: 'unverified', phone: 'missing' },
      missing: ['email', 'phone'],
    });

    expect(words()).toContain('Your e-mail address is not verified.');
    expect(words()).toContain('Your mobile phone number is missing.');
    expect(root.querySelector('slot[name=verify-contacts]')).not.toBeNull();
    await expect.element(button('Set OTP')).toHaveAttribute('aria-disabled', 'true');
  });

  it('says since when OTP is on and lists the authenticators', async () => {
    const { button, root, words } = await show(statusOn);

    expect(words()).toContain('On since Mar 2, 2026');
    expect(root.querySelectorAll('li')).toHaveLength(1);
    await expect.element(button('Disable')).toBeEnabled();
  });

  it('shows what people have named as text, never as HTML (W5)', async () => {
    const name = '<img src=x onerror="document.title=1">&lt;b&gt;';
    const authenticators = statusOn.authenticators.map((authenticator) => ({
      ...authenticator,
      name,
    }));
    const { root } = await show({ ...statusOn, authenticators });

    expect(root.querySelector('li strong')?.textContent).toBe(name);
    expect(root.querySelector('img')).toBeNull();
  });

  it('counts down while codes are refused, and looks again when that is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const blockedUntil = new Date(Date.now() + 60_000).toISOString();
    const client = new FakeKeyfobClient({
      status: { ...statusOn, state: 'blocked', blockedUntil },
    });
    const { root, button, element } = await mount('keyfob-account-security', { client });
    await vi.advanceTimersByTimeAsync(0);
    await settled();

    expect(root.querySelector('[role=timer]')?.textContent).toContain('60 seconds');
    await expect.element(button('Disable')).toHaveAttribute('aria-disabled', 'true');
    await vi.advanceTimersByTimeAsync(60_000);
    await settled();

    expect(client.count('status')).toBe(2);
    expect(element.state).toBe('blocked');
    await expect.element(button('Try again')).toBeEnabled(); // the server's clock is a little behind
  });

  it('names support when no waiting helps', async () => {
    const { words } = await show({ ...statusOn, state: 'blocked' });

    expect(words()).toContain('Contact support');
  });

  it('tries again when asked to', async () => {
    const client = new FakeKeyfobClient().script('status', new KeyfobError('unavailable'));
    const { button, alerts, element, root } = await show(statusOff, client);
    expect(alerts()).toContain('did not answer');

    await button('Try again').click();
    await vi.waitFor(() => expect(element.state).toBe('off'));
    await settled();

    expect(root.activeElement?.id).toBe('title');
  });

  it('tells the page when nobody is logged in', async () => {
    const client = new FakeKeyfobClient();
    const heard = vi.fn();
    const { element } = await show();
    element.addEventListener('keyfob-auth-required', heard);

    element.client = client.script('status', new KeyfobError('login_required'));
    await settled();

    expect(heard).toHaveBeenCalledOnce();
  });
});

describe('a section that nobody is logged in for', () => {
  const out = new KeyfobError('login_required');

  it('offers the log-in, and no trying again', async () => {
    const client = new FakeKeyfobClient().script('status', out);
    const { element, alerts, button, words } = await show(statusOff, client);
    const heard = vi.fn();
    element.addEventListener('keyfob-auth-required', heard);

    expect(alerts()).toContain('You are no longer logged in.');
    expect(words()).not.toContain('Try again');
    await button('Log in').click();
    expect(heard).toHaveBeenCalledOnce();
  });

  it('gives its link to the dialogs, and hears when they need one', async () => {
    const client = new FakeKeyfobClient({ status: statusOn });
    const { element, button } = await show(statusOn, client);
    element.insertAdjacentHTML('beforeend', '<a slot="login" href="/login">Log in</a>');
    const heard = vi.fn();
    element.addEventListener('keyfob-auth-required', heard);
    await button('Disable').click();
    const { flow, field, root, alerts } = await opened(element);
    fillSilently(field('password'), examplePassword);
    fillSilently(field('code'), '123456');
    client.script('deactivate', out);

    await send(flow);

    expect(alerts()).toContain('You are no longer logged in.');
    const [link] =
      root.querySelector<HTMLSlotElement>('slot[name=login]')?.assignedElements() ?? [];
    expect(link?.getAttribute('href')).toBe('/login');
    expect(heard).toHaveBeenCalledOnce();
  });
});

describe('a frozen account', () => {
  const frozenUntil = '2030-06-18T12:00:30.000Z';

  it.each([
    ['off', statusOff, 'Set OTP'],
    ['on', statusOn, 'Disable'],
  ])('says why and until when nothing can be changed (%s)', async (_, status, name) => {
    const { button, words } = await show({ ...status, frozenUntil });

    expect(words()).toMatch(
      /used the link “This was not me”.*Until Jun 18, 2030, .*nothing about OTP/,
    );
    await expect.element(button(name)).toHaveAttribute('aria-disabled', 'true');
    expect(words()).not.toContain('Add another device');
  });

  it('is looked at again when that is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const until = new Date(Date.now() + 60_000).toISOString();
    const client = new FakeKeyfobClient({ status: { ...statusOff, frozenUntil: until } });
    await mount('keyfob-account-security', { client });

    await vi.advanceTimersByTimeAsync(60_000);

    expect(client.count('status')).toBe(2);
  });
});

describe('Set OTP', () => {
  it('opens the flow in the light DOM with everything it needs', async () => {
    const messages = { activate: 'Go' };
    const client = new FakeKeyfobClient();
    const { element, button } = await mount('keyfob-account-security', {
      client,
      messages,
      theme: 'dark',
      lang: 'en',
    });
    await button('Set OTP').click();
    const { flow } = await opened(element);

    expect(flow.parentElement).toBe(element);
    expect(flow).toMatchObject({
      account: 'alex@example.com',
      client,
      messages,
      theme: 'dark',
      presentation: 'dialog',
      open: true,
    });
  });

  it('ends with the new state on screen, the focus on the heading, and one event', async () => {
    const { element, button, root } = await show();
    const states: string[] = [];
    element.addEventListener('keyfob-change', ({ detail }) => states.push(detail.state));
    await button('Set OTP').click();
    const { flow, field, button: flowButton } = await opened(element);
    fillSilently(field('password'), examplePassword);
    fillSilently(field('code'), '123456');
    await send(flow);

    await flowButton('Done').click();
    await vi.waitFor(() => expect(states).toEqual(['on']));

    expect(element.state).toBe('on');
    expect(element.querySelector('keyfob-enrolment')).toBeNull();
    expect(root.activeElement?.id).toBe('title');
  });

  it('that is cancelled changes nothing and leaves the focus in the section', async () => {
    const { element, button, root } = await show();
    const heard = vi.fn();
    element.addEventListener('keyfob-change', heard);
    await button('Set OTP').click();
    const { button: flowButton } = await opened(element);

    await flowButton('Cancel').click();
    await settled();
    await settled();

    expect(heard).not.toHaveBeenCalled();
    expect(root.activeElement?.id).toBe('title');
  });
});

describe('Disable', () => {
  it('opens the other flow and ends with Set OTP', async () => {
    const { element, button, root } = await show(statusOn);
    await button('Disable').click();
    const { flow, field, button: flowButton } = await opened(element);
    fillSilently(field('password'), examplePassword);
    fillSilently(field('code'), '123456');
    await send(flow);

    await flowButton('Done').click();
    await vi.waitFor(() => expect(element.state).toBe('off'));
    await settled();

    expect(root.activeElement?.id).toBe('title');
  });
});

describe('Add another device', () => {
  it('loads its flow, opens it once and leaves the focus in the section (K1)', async () => {
    const { element, button, root } = await show(statusOn);
    const heard = vi.fn();
    element.addEventListener('keyfob-change', heard);

    await button('Add another device').dblClick();
    await vi.waitFor(() => expect(element.querySelector('keyfob-shared-key')).not.toBeNull());
    const { flow } = await opened(element);
    expect(element.querySelectorAll('keyfob-shared-key')).toHaveLength(1);

    flow.close();
    await vi.waitFor(() => expect(element.querySelector('keyfob-shared-key')).toBeNull());
    await settled();

    expect(root.activeElement?.id).toBe('title');
    expect(heard).not.toHaveBeenCalled();
  });

  it('follows at once where somebody has just set OTP', async () => {
    const { element, button } = await show();
    const heard = vi.fn();
    document.addEventListener('keyfob-add-device', heard, { once: true });
    await button('Set OTP').click();
    await vi.waitFor(() => expect(element.querySelector('keyfob-enrolment')).not.toBeNull());
    const set = await opened(element);
    fillSilently(set.field('password'), examplePassword);
    fillSilently(set.field('code'), '123456');
    await send(set.flow);
    await settled();

    await set.button('Add another device').click();
    await vi.waitFor(() => expect(element.querySelector('keyfob-shared-key')).not.toBeNull());
    await settled();

    expect(element.querySelector('keyfob-enrolment')).toBeNull();
    expect(element.state).toBe('on');
    expect(heard).not.toHaveBeenCalled();
    document.removeEventListener('keyfob-add-device', heard);
  });

  it('is not offered at the end of setting OTP where keys are not shown again', async () => {
    const client = new FakeKeyfobClient({ status: statusOff });
    const { element, button } = await show(statusOff, client);
    await button('Set OTP').click();
    await vi.waitFor(() => expect(element.querySelector('keyfob-enrolment')).not.toBeNull());
    const set = await opened(element);
    vi.spyOn(client, 'status').mockResolvedValue({ ...statusOn, canShowSharedKey: false });
    fillSilently(set.field('password'), examplePassword);
    fillSilently(set.field('code'), '123456');
    await send(set.flow);
    await settled();

    expect(set.root.textContent).toContain('OTP is on');
    expect(set.root.textContent).not.toContain('Add another device');
  });

  it('is not offered where keys are not shown again, or nothing is accepted', async () => {
    for (const status of [
      { ...statusOn, canShowSharedKey: false },
      { ...statusOn, state: 'blocked' as const },
      statusOff,
    ]) {
      const { words } = await show(status);

      expect(words()).not.toContain('Add another device');
    }
  });
});
