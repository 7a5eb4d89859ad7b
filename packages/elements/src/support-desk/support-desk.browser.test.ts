import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { KeyfobError, type SupportRequestView } from '#contract';
import { settled } from '../browser-tests/mount.ts';
import { deskClient, fieldOf, mountSupport } from '../browser-tests/mount-support.ts';
import { exampleRequests, FakeKeyfobClient, FakeSupportDesk } from '../testing/index.ts';

async function show(client = deskClient()) {
  return await mountSupport('keyfob-support-desk', { client });
}

const items = (root: ShadowRoot) => [...root.querySelectorAll<HTMLElement>('[part=request]')];
const openers = (root: ShadowRoot) => [
  ...root.querySelectorAll<HTMLElement>('[part=request] > button'),
];

async function open({ root }: Awaited<ReturnType<typeof show>>, email: string): Promise<void> {
  openers(root)
    .find((opener) => opener.textContent?.includes(email))
    ?.click();
  await settled();
}

const heading = (root: ShadowRoot) => root.querySelector('#request-title')?.textContent;

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the list', () => {
  it('is ordered by due time; below stands what goes on by itself, and what anybody can send', async () => {
    const { root } = await show(deskClient(exampleRequests().reverse()));

    expect(items(root).map((item) => item.querySelector('strong')?.textContent)).toEqual([
      'alex@example.com',
      'robin@example.com',
      'sam@example.com',
      'kim@example.com',
      'toni@example.com',
      'lee@example.com',
      'nobody@example.net',
    ]);
  });

  it('says in words what is overdue, and what has ended elsewhere', async () => {
    const { root, button, words } = await show();

    expect(items(root)[0]?.textContent).toContain('Overdue, was due 2 hours ago');
    await button('Ended (2)').click();

    expect(items(root)).toHaveLength(2);
    expect(words()).not.toContain('Overdue');
  });

  it('is made of buttons; opening moves the focus to the request and closing moves it back', async () => {
    const mounted = await show();
    const { root } = mounted;
    openers(root)[1]?.focus();
    await userEvent.keyboard('{Enter}');
    await settled();

    expect(heading(root)).toBe('robin@example.com');
    expect(root.activeElement).toBe(root.querySelector('#request-title'));
    expect(openers(root)[1]?.getAttribute('aria-current')).toBe('true');
    await mounted.button('Back to the list').click();
    await settled();

    expect(root.querySelector('[part=detail]')).toBeNull();
    expect(root.activeElement).toBe(openers(root)[1]);
  });

  it('has an entry named by its e-mail and due time, and described by the rest', async () => {
    const { root, button } = await show();
    const description = (of: Element) =>
      (of.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => root.getElementById(id)?.textContent?.trim());

    await expect
      .element(button('alex@example.com Overdue, was due 2 hours ago'))
      .toBeInTheDocument();
    const claimed = button('robin@example.com Due in 2 hours').element();
    expect(description(claimed)).toEqual([
      'Claimed',
      'Claimed by Kim',
      'New phone, new number, and I forgot to take the authenticator along.',
    ]);
  });

  it('says when there is nothing to do', async () => {
    const { words } = await show(deskClient([]));

    expect(words()).toContain('No request is waiting.');
  });

  it('tells what went wrong and tries again', async () => {
    const { alerts, element, button, root } = await show(
      deskClient().script('supportQueue', new KeyfobError('unavailable')),
    );
    expect(element.state).toBe('error');
    expect(alerts()).toContain('did not answer');

    await button('Refresh').click();
    await settled();

    expect(alerts()).toBe('');
    expect(items(root)).toHaveLength(7);
  });

  it('tells the page when nobody is logged in', async () => {
    const { element, client } = await show();
    const heard = vi.fn();
    element.addEventListener('keyfob-auth-required', heard);

    client.script('supportQueue', new KeyfobError('login_required'));
    await element.refresh();

    expect(heard).toHaveBeenCalledOnce();
  });
});

describe('a list of several pages', () => {
  const paged = (pageSize: number) =>
    new FakeKeyfobClient({ desk: new FakeSupportDesk({ requests: exampleRequests(), pageSize }) });

  it('says that there are more, and goes on to them', async () => {
    const { button, client, root } = await show(paged(3));
    expect(items(root)).toHaveLength(3);
    await expect.element(button('Open (3+)')).toBeVisible();

    await button('Show more').click();
    await settled();

    expect(items(root)).toHaveLength(6);
    expect(root.activeElement?.textContent).toContain('kim@example.com');
    expect(client.desk.page('3').requests).toHaveLength(3);
    await button('Show more').click();
    await settled();
    expect(items(root)).toHaveLength(7);
    await expect.element(button('Open (7)')).toBeVisible();
    expect(root.textContent).not.toContain('Show more');
  });

  it('shows as much again when it is loaded anew, and each request once', async () => {
    const { button, client, element, root, words } = await show(paged(3));
    await button('Show more').click();
    await settled();
    client.desk.submit({ email: 'new@example.com', message: 'Help.' });
    const page = client.desk.page.bind(client.desk);
    vi.spyOn(client.desk, 'page').mockImplementation((after) =>
      page(after === undefined ? undefined : String(Number(after) - 1)),
    );

    await element.refresh();
    await settled();

    const ids = openers(root).map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(5);
    expect(new Set(ids).size).toBe(ids.length);
    expect(words()).not.toContain('new request');
  });

  it('goes on to ended ones, behind all that are open', async () => {
    const { button, root } = await show(paged(4));
    await button('Ended (0+)').click();
    expect(items(root)).toHaveLength(0);

    await button('Show more').click();
    await settled();

    expect(items(root).length).toBeGreaterThan(0);
    expect(root.activeElement?.id).toMatch(/^open-/);
  });

  it('stays as it is when the next page cannot be had', async () => {
    const { alerts, button, client, root } = await show(paged(3));
    client.script('supportQueue', new KeyfobError('unavailable'));

    await button('Show more').click();
    await settled();

    expect(alerts()).toContain('did not answer');
    expect(items(root)).toHaveLength(3);
  });
});

describe('a desk that nobody is logged in at', () => {
  const out = new KeyfobError('login_required');

  it('offers the log-in in place of the list', async () => {
    const { alerts, button, element, words } = await show(deskClient().script('supportQueue', out));
    const heard = vi.fn();
    element.addEventListener('keyfob-auth-required', heard);

    expect(alerts()).toContain('You are no longer logged in.');
    expect(words()).not.toContain('Try again');
    await button('Log in').click();
    expect(heard).toHaveBeenCalledOnce();
  });

  it('offers it too when something is done, and keeps what was typed', async () => {
    const mounted = await show(deskClient().script('claimRequest', out));
    const { alerts, button, root } = mounted;
    await open(mounted, 'alex');
    await userEvent.fill(fieldOf(root, 'comment'), 'Half a sentence');

    await button('Claim').click();
    await settled();

    expect(alerts()).toContain('You are no longer logged in.');
    expect(root.activeElement?.id).toBe('desk-error');
    expect(fieldOf(root, 'comment').value).toBe('Half a sentence');
    await button('Refresh').click();
    await settled();
    expect(alerts()).toBe('');
    expect(root.textContent).not.toContain('Log in');
  });

  it('tells that something is not allowed for now, and loads what is by now', async () => {
    const reason = { reason: 'frozen', retryAfterSeconds: 7200 } as const;
    const client = deskClient().script('claimRequest', new KeyfobError('not_allowed', reason));
    const mounted = await show(client);
    await open(mounted, 'alex');
    client.desk.replace('overdue', { allowed: [] });

    await mounted.button('Claim').click();
    await settled();
    await settled();

    expect(mounted.alerts()).toMatch(/Until .*\d{4}.* nothing about OTP can be changed/);
    expect(mounted.words()).toContain('You can’t decide on your own account.');
  });

  it('says how long to wait', async () => {
    const client = deskClient().script(
      'supportQueue',
      new KeyfobError('too_many_attempts', { retryAfterSeconds: 45 }),
    );
    const { alerts } = await show(client);

    expect(alerts()).toContain('You can try again in 45 seconds.');
  });
});

describe('messages that came before', () => {
  it('stand below the newest, with the word that others may have sent them', async () => {
    const mounted = await show();
    const { root, words } = mounted;
    await open(mounted, 'sam');

    expect(root.querySelector('[part=message]')?.textContent).toContain('Somebody changed');
    const earlier = [...root.querySelectorAll('[part=earlier] .said')];
    expect(earlier.map(({ textContent }) => textContent)).toEqual([
      'Is anybody there? I have a deadline tomorrow.',
      'My authenticator is on a phone that I sold.',
    ]);
    expect(words()).toContain('perhaps not from the same person');

    await open(mounted, 'robin');
    expect(words()).not.toContain('Earlier messages');
  });
});

describe('the times of a request', () => {
  it('are told from now, and become dates at the press of a button', async () => {
    const mounted = await show();
    const { root, button } = mounted;
    await open(mounted, 'alex');
    const received = () => root.querySelector('[part=facts] time') as HTMLTimeElement;
    expect(received().textContent).toBe('26 hours ago');
    const exact = received().title;

    await button('Exact times').click();
    await settled();

    expect(received().textContent).toBe(exact);
    expect(received().dateTime).toMatch(/Z$/);
    await button('Exact times').click();
    await settled();
    expect(received().textContent).toBe('26 hours ago');
  });
});

describe('the bar with the decisions', () => {
  const bar = (root: ShadowRoot) => root.querySelector('[part=decision]') as HTMLElement;

  it.each([1280, 360])('stays at the lower edge of a screen of %d px', async (width) => {
    await page.viewport(width, 600);
    const mounted = await show();
    await open(mounted, 'sam');

    for (const place of [0, 300]) {
      scrollTo(0, place);
      expect(Math.round(bar(mounted.root).getBoundingClientRect().bottom)).toBe(innerHeight);
    }
  });

  it.each([1280, 360])('hides nothing that has the focus at %d px (WCAG 2.4.11)', async (width) => {
    await page.viewport(width, 400);
    const mounted = await show();
    const { root } = mounted;
    await open(mounted, 'sam');
    let seen = 0;

    for (let press = 0; press < 14; press += 1) {
      await userEvent.keyboard('{Tab}');
      const { activeElement } = root;
      if (!activeElement || !root.querySelector('[part=detail]')?.contains(activeElement)) continue;
      seen += 1;
      const { left, right, top, bottom } = activeElement.getBoundingClientRect();
      const shown = root.elementFromPoint(
        (left + right) / 2,
        (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
      );
      expect(activeElement.contains(shown), activeElement.outerHTML).toBe(true);
    }
    expect(seen).toBeGreaterThan(6);
  });

  afterEach(() => page.viewport(414, 896));
});

describe('news', () => {
  it('are looked for every half minute while the page is visible, and told', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { client, root, element } = await show();
    client.desk.submit({ email: 'new@example.com', message: 'Help.' });

    await vi.advanceTimersByTimeAsync(30_000);
    await settled();
    expect(client.count('supportQueue')).toBe(2);
    expect(root.querySelector('.hidden[role=status]')?.textContent).toBe('1 new request');
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(client.count('supportQueue')).toBe(2);
    visibility.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();

    expect(client.count('supportQueue')).toBe(3);
    element.remove();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.count('supportQueue')).toBe(3);
  });

  it('do not touch what is being written, nor the focus', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const mounted = await show();
    const { root, client } = mounted;
    await open(mounted, 'robin');
    await userEvent.type(fieldOf(root, 'comment'), 'Half a sen');
    client.desk.replace('claimed', { isOverdue: true });

    await vi.advanceTimersByTimeAsync(30_000);
    await settled();

    expect(root.querySelector('[part=detail-header]')?.textContent).toContain('Overdue');
    expect(fieldOf(root, 'comment').value).toBe('Half a sen');
    expect(root.activeElement).toBe(fieldOf(root, 'comment'));
  });

  it('that move the list take the focus along with its request', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { root, client } = await show();
    openers(root)[2]?.focus();
    client.desk.replace('overdue', { state: 'rejected' });

    await vi.advanceTimersByTimeAsync(30_000);
    await settled();

    expect(items(root)).toHaveLength(6);
    expect(root.activeElement).toBe(openers(root)[1]);
    expect(root.activeElement?.textContent).toContain('sam@example.com');
  });

  it('that are older than what somebody has just done are dropped', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const mounted = await show();
    const { client, button, root } = mounted;
    await open(mounted, 'alex');
    const before = client.desk.queue;
    const { promise, resolve } = Promise.withResolvers<typeof before>();
    const slow = vi.spyOn(client, 'supportQueue').mockReturnValueOnce(promise);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(slow).toHaveBeenCalledOnce();

    await button('Claim').click();
    await settled();
    resolve(before);
    await settled();

    expect(root.querySelector('[part=detail] [part=badge]')?.textContent).toBe('Claimed');
  });
});

describe('what was approved', () => {
  const waiting = (own: Partial<SupportRequestView>) => {
    const { effectiveAt: _, ...told } = exampleRequests().find(
      ({ id }) => id === 'told',
    ) as SupportRequestView;
    return deskClient([{ ...told, ...own }]);
  };

  it('and nobody was told of yet has no time of its end', async () => {
    const mounted = await show(waiting({ account: { factor: 'on', delivery: 'on_its_way' } }));
    await open(mounted, 'lee');

    expect(mounted.words()).toContain('The waiting time begins once the owner was told.');
    expect(items(mounted.root)[0]?.textContent).toContain('Owner not told yet');
    expect(mounted.words()).not.toContain('goes off');
  });

  it('can be taken back where the owner cannot be reached', async () => {
    const mounted = await show();
    await open(mounted, 'toni');
    await mounted.button('Reject').click();

    expect(mounted.words()).toContain('The approval is taken back, and OTP stays on.');
  });
});

describe('what strangers and staff wrote', () => {
  const corpus = [
    '<img src=x onerror="document.title=1">',
    '"><script>document.title=1</script>',
    '&lt;b&gt;</textarea><svg onload=document.title=1>',
    'javascript:document.title=1',
    '{{constructor}} \u202egnp.exe',
  ];

  it.each(corpus)('is shown as text, never as HTML: %s (W5)', async (text) => {
    const [base] = exampleRequests();
    const request: SupportRequestView = {
      ...(base as SupportRequestView),
      email: text,
      message: text,
      earlier: [{ at: '2026-06-18T12:00:00.000Z', message: text }],
      claimedBy: text,
      state: 'claimed',
      account: { factor: 'on', email: text, phone: text },
      evidence: [{ id: text, label: text, isRequired: true, isChecked: false }],
      trail: [{ at: '2026-06-18T12:00:00.000Z', by: text, action: 'commented', text }],
      allowed: ['comment', 'check', 'approve', 'reject'],
    };
    document.title = 'untouched';
    const mounted = await show(deskClient([request]));
    const { root, button } = mounted;
    openers(root)[0]?.click();
    await settled();
    await userEvent.fill(fieldOf(root, 'comment'), text);
    await button('Add comment').click();
    await settled();

    for (const place of [
      '[part=request] strong',
      '.excerpt',
      '#request-title',
      '[part=message]',
      '[aria-labelledby=account-title] div:nth-child(2) dd',
      '[part=evidence] label span',
      '[part=trail] strong',
      '[part=earlier] .said',
      '[part=trail] .said',
      '[part=trail] li:last-child .said',
    ]) {
      const shown = root.querySelector(`[part=detail] ${place}, [part=queue] ${place}`);
      expect(shown?.textContent?.trim()).toBe(text);
    }
    expect(root.querySelector('img, script, [onload], [href^="javascript:"]')).toBeNull();
    expect(document.title).toBe('untouched');
  });

  it('has line ends where they were', async () => {
    const mounted = await show();
    await open(mounted, 'alex');

    const message = mounted.root.querySelector('[part=message]') as HTMLElement;
    expect(message.textContent).toContain('either.\n\nYou can');
    expect(getComputedStyle(message).whiteSpaceCollapse).toBe('preserve');
  });
});

describe('the facts of an account', () => {
  it('show the phone as masked as the server gave it, and no more (P4)', async () => {
    const mounted = await show();
    await open(mounted, 'robin');

    const phones = mounted.words().match(/[•\d][•\d ]{5,}\d/g);
    expect(phones).toEqual(['••• ••• •42']);
  });

  it('say when notices could not be sent, and when there is no account', async () => {
    const mounted = await show();
    await open(mounted, 'toni');
    expect(mounted.words()).toContain('Notices to the owner Could not be sent');
    expect(mounted.words()).toContain('Owner not reached');
    expect(mounted.words()).toContain('could not be reached by any contact, so OTP stays on');
    await expect.element(mounted.button('Reject')).toBeEnabled();

    await open(mounted, 'nobody');
    expect(mounted.words()).toContain('No account has this e-mail address.');
  });

  it('lead to the export of the history, in a menu that Escape closes', async () => {
    const mounted = await show();
    const { root, button } = mounted;
    await open(mounted, 'robin');
    const menu = root.querySelector('[part=export]') as HTMLElement;
    expect(menu.checkVisibility()).toBe(false);
    button('Export').element().focus();
    await userEvent.keyboard('{Enter}');
    expect(menu.checkVisibility()).toBe(true);
    await userEvent.keyboard('{Tab}');
    expect(root.activeElement?.textContent).toBe('History, CSV');

    await userEvent.keyboard('{Escape}');

    expect(menu.checkVisibility()).toBe(false);
    expect(root.activeElement).toBe(button('Export').element());
    const links = [...mounted.root.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      '/otp/support-desk/requests/claimed/trail?format=csv',
      '/otp/support-desk/requests/claimed/trail?format=jsonl',
      '/otp/support-desk/requests/claimed/account-trail?format=csv',
      '/otp/support-desk/requests/claimed/account-trail?format=jsonl',
    ]);
  });
});
