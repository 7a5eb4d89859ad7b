import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { KeyfobError, type SupportAction, type SupportRequestView } from '#contract';
import { fillSilently, send, settled } from '../browser-tests/mount.ts';
import { deskClient, fieldOf, mountSupport, overhear } from '../browser-tests/mount-support.ts';
import { exampleEvidence, exampleRequests } from '../testing/index.ts';

async function show(id: string, client = deskClient()) {
  const mounted = await mountSupport('keyfob-support-desk', { client });
  const { root } = mounted;
  const open = async (wanted: string) => {
    root.querySelector<HTMLElement>(`#open-${wanted}`)?.click();
    await settled();
  };
  await open(id);
  return {
    ...mounted,
    open,
    buttons: () =>
      [...root.querySelectorAll('[part=detail] [part=footer] button')].map((button) =>
        button.textContent?.trim(),
      ),
    reason: () => fieldOf(root, 'decision'),
  };
}

/** A desk where the request that Kim has claimed can be approved. */
function readyClient() {
  const client = deskClient();
  const evidence = exampleEvidence.map((item) => ({ ...item, isChecked: true }));
  client.desk.replace('claimed', { evidence });
  return client;
}

const requestWith = (own: Partial<SupportRequestView>) =>
  deskClient([{ ...(exampleRequests()[1] as SupportRequestView), id: 'own', ...own }]);

afterEach(() => document.body.replaceChildren());

describe('the buttons', () => {
  it.each<[SupportAction[], string[]]>([
    [[], []],
    [['comment'], ['Add comment']],
    [
      ['claim', 'comment'],
      ['Add comment', 'Take over'],
    ],
    [['approve'], ['Approve']],
    [['reject'], ['Reject']],
    [
      ['comment', 'check', 'approve', 'reject'],
      ['Add comment', 'Reject', 'Approve'],
    ],
  ])('are those the server allows: %j (U1)', async (allowed, names) => {
    const { buttons, root } = await show('own', requestWith({ allowed }));

    expect(buttons()).toEqual(names);
    expect(root.querySelector('fieldset')?.disabled).toBe(!allowed.includes('check'));
  });

  it('that are missing are explained (U1)', async () => {
    const { words, open } = await show('mine');
    expect(words()).toContain('You can’t decide on your own account.');

    await open('claimed');
    expect(words()).toContain('Tick off the required evidence before you approve.');
  });

  it('of a new request come with the word that it should be claimed', async () => {
    const { words, buttons } = await show('overdue');

    expect(words()).toContain('Claim it so that nobody else does the same work.');
    expect(buttons()).toEqual(['Add comment', 'Claim', 'Reject']);
  });
});

describe('a decision', () => {
  it('says what will happen and is sent with its reason only (U1)', async () => {
    const { button, client, reason, words, alerts, element } = await show('claimed', readyClient());
    const decisions: unknown[] = [];
    element.addEventListener('keyfob-decided', ({ detail }) => decisions.push(detail));

    await button('Approve').click();
    expect(words()).toContain('A second person must agree.');
    await button('Approve').click();
    await settled();
    expect(alerts()).toBe('Write a reason first.');
    expect(client.count('decideRequest')).toBe(0);
    await userEvent.fill(reason(), '  All proofs seen. ');
    await button('Approve').click();
    await settled();

    expect(client.calls.at(-1)).toMatchObject({
      id: 'claimed',
      request: { decision: 'approve', reason: 'All proofs seen.' },
    });
    expect(decisions).toEqual([{ decision: 'approve' }]);
    expect(words()).toContain('You have already approved it. A second person must agree.');
  });

  it('of the second person says that OTP goes off unless the owner objects', async () => {
    const { button, client, element, words, reason } = await show('half');
    await button('Approve').click();
    expect(words()).toContain('OTP goes off after the waiting time unless the owner objects.');

    await userEvent.fill(reason(), 'Seen as well.');
    await button('Approve').click();
    await settled();

    expect(words()).toContain('The waiting time begins once the owner was told.');
    client.desk.tellOwner('half');
    await element.refresh();
    await settled();
    expect(words()).toMatch(/Approved. OTP goes off at .+ unless the owner objects./);
  });

  it('names the time where the server knows it already', async () => {
    const effectiveAt = '2030-06-18T12:00:00.000Z';
    const { button, words } = await show(
      'own',
      requestWith({ state: 'half_approved', effectiveAt, allowed: ['approve'] }),
    );

    await button('Approve').click();

    expect(words()).toMatch(/OTP goes off at Jun 18, 2030/);
  });

  it('is sent once, however often the button is pressed', async () => {
    const { button, client, reason, root } = await show('claimed');
    await button('Reject').click();
    await userEvent.fill(reason(), 'Could not name the invoice.');

    const form = root.querySelector<HTMLFormElement>('[part=decision] form');
    form?.requestSubmit();
    form?.requestSubmit();
    await settled();

    expect(client.count('decideRequest')).toBe(1);
  });

  it('can be called off, and the focus goes back', async () => {
    const { button, client, root, reason } = await show('claimed', readyClient());
    await button('Approve').click();
    await settled();
    expect(root.activeElement).toBe(reason());

    await button('Cancel').click();
    await settled();

    expect(client.count('decideRequest')).toBe(0);
    expect(root.activeElement?.textContent?.trim()).toBe('Reject');
  });

  it('tells the page nothing of whose request it was', async () => {
    const heard = overhear('keyfob-decided', 'input', 'beforeinput', 'paste', 'submit');
    const { button, reason } = await show('claimed');
    await button('Reject').click();
    await userEvent.type(reason(), 'seen nothing');
    await button('Reject').click();
    await settled();
    heard.stop();

    expect(heard.text()).toContain('"decision":"reject"');
    expect(heard.text()).not.toMatch(/robin|seen|"data":"[a-z]"/);
  });
});

describe('evidence', () => {
  const boxes = (root: ShadowRoot) => [
    ...root.querySelectorAll<HTMLInputElement>('[name=evidence]'),
  ];

  it('is ticked off one by one, also when it is done fast', async () => {
    const { root, client } = await show('claimed');

    for (const box of boxes(root)) box.click();
    await settled();
    await settled();

    expect(client.count('checkEvidence')).toBe(3);
    expect(boxes(root).map(({ checked }) => checked)).toEqual([false, true, true]);
    expect(root.textContent).toContain('unticked');
    expect(root.querySelector('[part=progress]')?.textContent).toContain('1 of 2 required');
  });

  it('is as it was when the tick was not taken', async () => {
    const client = deskClient().script('checkEvidence', new KeyfobError('unavailable'));
    const { root, alerts } = await show('claimed', client);

    boxes(root)[1]?.click();
    await settled();

    expect(boxes(root)[1]?.checked).toBe(false);
    expect(alerts()).toContain('did not answer');
  });
});

describe('a comment', () => {
  it('is needed, sent once, and then on show', async () => {
    const { button, root, client, alerts } = await show('overdue');
    await button('Add comment').click();
    expect(alerts()).toBe('Write a comment first.');
    fillSilently(fieldOf(root, 'comment') as never, 'Voice mail left.');

    const form = root.querySelector('form');
    form?.requestSubmit();
    form?.requestSubmit();
    await settled();

    expect(client.count('commentRequest')).toBe(1);
    expect(root.querySelector('li:last-child .said')?.textContent).toBe('Voice mail left.');
    expect(fieldOf(root, 'comment').value).toBe('');
    expect(root.activeElement).toBe(fieldOf(root, 'comment'));
  });

  it('waits half written while another request is open', async () => {
    const { root, open } = await show('overdue');
    await userEvent.fill(fieldOf(root, 'comment'), 'Half a sentence');

    await open('claimed');
    expect(fieldOf(root, 'comment').value).toBe('');
    await open('overdue');

    expect(fieldOf(root, 'comment').value).toBe('Half a sentence');
  });

  it.each([
    [new KeyfobError('unavailable')],
    [new KeyfobError('invalid_input', { fields: [{ field: 'text', reason: 'too_long' }] })],
    [new KeyfobError('too_many_attempts', { retryAfterSeconds: 30 })],
    [new KeyfobError('flow_state')],
  ])('is not lost when the server says $code', async (error) => {
    const client = deskClient().script('commentRequest', error);
    const { button, root, alerts } = await show('overdue', client);
    await userEvent.fill(fieldOf(root, 'comment'), 'Voice mail left.');

    await button('Add comment').click();
    await settled();
    await settled();

    expect(alerts()).not.toBe('');
    expect(fieldOf(root, 'comment').value).toBe('Voice mail left.');
  });
});

describe('when somebody was faster', () => {
  it('the request is loaded anew, that is told, and the reason is kept as a comment', async () => {
    const { button, client, reason, root, alerts, words } = await show('claimed', readyClient());
    await button('Approve').click();
    await userEvent.fill(reason(), 'All proofs seen.');
    client.desk.replace('claimed', { state: 'half_approved', allowed: ['comment'] });

    await button('Approve').click();
    await settled();
    await settled();

    expect(alerts()).toContain('Somebody was faster.');
    expect(alerts()).not.toContain('Start again');
    expect(words()).toContain('One approval');
    expect(fieldOf(root, 'comment').value).toBe('All proofs seen.');
    expect(root.activeElement?.id).toBe('request-title');
  });
});

describe('a fresh code', () => {
  /** The form for it is loaded with the first question, which takes its time. */
  const asked = async (field: (name: 'code') => HTMLInputElement) => {
    await vi.waitFor(() => expect(field('code')).not.toBeNull());
    await settled();
  };
  const tired = new KeyfobError('second_factor_required');

  it('is asked for in place, and what was asked is then done', async () => {
    const client = readyClient().script('decideRequest', tired);
    const { button, field, reason, element, root, words } = await show('claimed', client);
    const heard = vi.fn();
    element.addEventListener('keyfob-auth-required', heard);
    await button('Approve').click();
    await userEvent.fill(reason(), 'All proofs seen.');
    await userEvent.fill(fieldOf(root, 'comment'), 'Half a sentence');

    await button('Approve').click();
    await asked(field);
    expect(heard).toHaveBeenCalledOnce();
    expect(element.state).toBe('confirming');
    expect(root.activeElement).toBe(field('code'));
    expect(reason().value).toBe('All proofs seen.');
    fillSilently(field('code'), '000000');
    await send(element);
    expect(element.state).toBe('confirming');
    fillSilently(field('code'), '123456');
    await send(element);
    await settled();

    expect(client.count('stepUp')).toBe(2);
    expect(client.count('decideRequest')).toBe(2);
    expect(words()).toContain('You have already approved it');
    expect(fieldOf(root, 'comment').value).toBe('Half a sentence');
    expect(field('code')).toBeNull();
  });

  it('is asked for before anything is shown', async () => {
    const client = deskClient().script('supportQueue', tired);
    const { element, field, words, root } = await mountSupport('keyfob-support-desk', { client });
    expect(words()).not.toContain('example.com');
    await asked(field);

    fillSilently(field('code'), '123456');
    await send(element);
    await settled();

    expect(root.querySelectorAll('[part=request]')).toHaveLength(7);
    expect(client.calls.find(({ name }) => name === 'stepUp')?.request).toEqual({ code: '123456' });
  });

  it('that news need takes the focus from nobody', async () => {
    const client = deskClient();
    const { root, field, element } = await show('claimed', client);
    await userEvent.fill(fieldOf(root, 'comment'), 'Half a sentence');
    client.script('supportQueue', tired);

    document.dispatchEvent(new Event('visibilitychange'));
    await asked(field);

    expect(element.state).toBe('confirming');
    expect(root.activeElement).toBe(fieldOf(root, 'comment'));
  });
});
