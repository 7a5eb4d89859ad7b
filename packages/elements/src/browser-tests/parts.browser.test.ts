import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyfobError } from '#contract';
import '../enrolment/key-screen.ts'; // there before the first test, not some time after it
import { exampleLinkToken, FakeKeyfobClient, statusOff, statusOn } from '../testing/index.ts';
import { enter, mount, send, settled } from './mount.ts';
import { PartNames } from './part-names.ts';

let parts: PartNames;
beforeEach(() => {
  parts = new PartNames();
});
afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', location.pathname + location.search);
});

describe('the parts of', () => {
  it('keyfob-account-security', async () => {
    const missing = { email: 'missing', phone: 'verified' } as const;
    for (const client of [
      new FakeKeyfobClient({ status: statusOn }),
      new FakeKeyfobClient({
        status: { ...statusOff, prerequisites: missing, missing: ['email'] },
      }),
      new FakeKeyfobClient().script('status', new KeyfobError('unavailable')),
      new FakeKeyfobClient().script('status', 'never'),
      new FakeKeyfobClient({
        status: {
          ...statusOn,
          state: 'blocked',
          blockedUntil: new Date(Date.now() + 9e5).toISOString(),
        },
      }),
    ]) {
      const { root } = await mount('keyfob-account-security', { client });
      await settled();
      parts.collect(root);
    }

    expect(String(parts)).toMatchInlineSnapshot(
      `"authenticator authenticators badge button content danger emblem footer header hint icon intro loading notice notice-danger notice-info notice-warning primary secondary section skeleton status title"`,
    );
  });

  it('keyfob-enrolment', async () => {
    for (const client of [
      new FakeKeyfobClient(),
      new FakeKeyfobClient().script('beginEnrolment', new KeyfobError('unavailable')),
      new FakeKeyfobClient().script('beginEnrolment', 'never'),
    ]) {
      const { root, element, field } = await mount('keyfob-enrolment', { client });
      await element.show();
      await settled();
      await settled();
      parts.collect(root);
      if (!field('code')) continue;
      for (const [password, code] of [
        ['', ''],
        ['no', '123456'],
        ['correct horse', '123456'],
      ] as const) {
        enter(field('password'), password);
        enter(field('code'), code);
        await send(element);
        parts.collect(root);
      }
    }

    expect(String(parts)).toMatchInlineSnapshot(
      `"apps button close-button code code-cell code-cells code-input content copy-button dialog emblem error field footer form header hint icon input intro invalid key label link loading manual notice notice-danger password-input primary qr quiet secondary secret skeleton status step steps subtitle success success-text success-title summary title"`,
    );
  });

  it('keyfob-verification', async () => {
    const client = new FakeKeyfobClient().script(
      'verify',
      new KeyfobError('too_many_attempts', { retryAfterSeconds: 600 }),
    );
    const { root, element, field, button } = await mount('keyfob-verification', { client });
    await button('I lost my OTP keycard').click();
    enter(field('code'), '123456');
    await send(element);
    parts.collect(root);
    element.reset();
    await element.updateComplete;
    enter(field('code'), '123456');
    await send(element);
    parts.collect(root);

    expect(String(parts)).toMatchInlineSnapshot(
      `"button code code-cell code-cells code-input content emblem field footer form header hint icon input intro label link lost notice notice-danger primary section status success success-text success-title title"`,
    );
  });

  it('keyfob-deactivation', async () => {
    const client = new FakeKeyfobClient({ status: statusOn });
    const { root, element, field } = await mount('keyfob-deactivation', { client });
    await element.show();
    await send(element);
    parts.collect(root);
    enter(field('password'), 'correct horse');
    enter(field('code'), '123456');
    await send(element);
    parts.collect(root);

    expect(String(parts)).toMatchInlineSnapshot(
      `"button close-button code code-cell code-cells code-input content danger dialog emblem error field footer form header hint icon input intro invalid label password-input primary quiet secondary status success success-text success-title title"`,
    );
  });

  it('keyfob-shared-key', async () => {
    const { root, element, field } = await mount('keyfob-shared-key');
    await element.show();
    await send(element);
    parts.collect(root);
    enter(field('password'), 'correct horse');
    enter(field('code'), '123456');
    await send(element);
    parts.collect(root);
    dispatchEvent(new PageTransitionEvent('pagehide'));

    expect(String(parts)).toMatchInlineSnapshot(
      `"button close-button code code-cell code-cells code-input content copy-button dialog error field footer form header hint icon input intro invalid key label manual password-input primary qr quiet secondary secret status summary title"`,
    );
  });

  it('keyfob-recovery', async () => {
    const later = new Date(Date.now() + 9e4).toISOString();
    for (const [recovery, captcha] of [
      [{ state: 'mailed', needs: [], delivery: 'failed', resendAt: later }, undefined],
      [{ state: 'confirmed', needs: [] }, undefined],
      [{ state: 'texted', needs: ['sms_code', 'captcha'], resendAt: later }, 'turnstile'],
      [{ state: 'done', needs: [] }, undefined],
    ] as const) {
      const client = new FakeKeyfobClient({ recovery, ...(captcha && { captcha }) });
      const { root, element } = await mount('keyfob-recovery', { client });
      parts.collect(root);
      await settled();
      parts.collect(root);
      await send(element);
      parts.collect(root);
    }
    const client = new FakeKeyfobClient({ hasLogin: false });
    history.replaceState(null, '', `#${exampleLinkToken}`);
    const { root, element } = await mount('keyfob-recovery', { client, link: true });
    await send(element);
    await send(element);
    parts.collect(root);

    expect(String(parts)).toMatchInlineSnapshot(
      `"button captcha code code-cell code-cells code-input content danger emblem error field footer form header hint icon input intro invalid label link loading notice notice-danger password-input primary quiet secondary section skeleton status success success-text success-title support title"`,
    );
  });

  it('keyfob-notice', async () => {
    const { root } = await mount('keyfob-notice');
    parts.collect(root);
    history.replaceState(null, '', `#${exampleLinkToken}`);
    const client = new FakeKeyfobClient().script('cancelRecovery', new KeyfobError('unavailable'));
    const other = await mount('keyfob-notice', { client });
    await send(other.element);
    parts.collect(other.root);

    expect(String(parts)).toMatchInlineSnapshot(
      `"button content footer form header hint icon intro link notice notice-danger notice-warning primary section status support title"`,
    );
  });

  it('keyfob-code-field', async () => {
    const field = document.createElement('keyfob-code-field');
    field.required = true;
    document.body.append(field);
    await field.updateComplete;
    field.reportValidity();
    await field.updateComplete;
    parts.collect(field.shadowRoot as ShadowRoot);

    expect(String(parts)).toMatchInlineSnapshot(
      `"code code-cell code-cells code-input error field hint icon input invalid label"`,
    );
  });
});
