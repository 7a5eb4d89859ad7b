import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { MailContent, Mailer } from '@keyfob/core';
import { createTransport } from 'nodemailer';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { certificateForLocalhost } from '../testing/certificate.ts';
import { mailServer } from '../testing/mail-server.ts';
import { type SmtpMailerOptions, smtpMailer } from './smtp-mailer.ts';
import { languages } from './texts/languages.ts';

const link = 'https://example.test/otp/recovery#token=example-token';
const letter: MailContent = { kind: 'recovery_link', link, minutes: 30 };
const effectiveAt = Date.UTC(2026, 10, 25, 14, 30);
const everyContent: MailContent[] = [
  letter,
  { kind: 'otp_enabled', link },
  { kind: 'otp_disabled', link },
  { kind: 'otp_disabling', link, effectiveAt, by: 'recovery' },
  { kind: 'otp_disabling', link, effectiveAt, by: 'support' },
  { kind: 'otp_kept' },
  { kind: 'shared_key_shown', link },
  { kind: 'support_rejected' },
];
const who = { from: 'no-reply@example.test', siteName: 'Example Hosting' };
const message: Parameters<Mailer['send']>[0] = {
  to: 'reader@example.test',
  locale: 'en',
  content: letter,
  idempotencyKey: 'example-message-1',
};
const never = new AbortController().signal;

async function listening(options?: SMTPServerOptions) {
  const server = await mailServer(options);
  onTestFinished(server.close);
  return server;
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

async function mailed(options: Partial<SmtpMailerOptions>, change: Partial<typeof message> = {}) {
  const server = await listening();
  const url = `smtp://127.0.0.1:${server.port}`;
  await smtpMailer({ ...who, url, ...options }).send({ ...message, ...change }, never);
  const [mail] = server.mails;
  if (!mail) throw new Error('no mail has arrived');
  return mail;
}

describe('a mail', () => {
  it('is called "Deactivate OTP" and brings the link as a button and as text', async () => {
    const mail = await mailed({});

    expect(mail.subject).toBe('Deactivate OTP');
    expect(mail.from?.value).toEqual([{ name: 'Example Hosting', address: who.from }]);
    expect(mail.envelope).toEqual({ from: who.from, to: ['reader@example.test'] });
    expect(mail.text).toContain(`\n${link}\n`);
    expect(mail.text).toContain('30 minutes');
    expect(String(mail.html).match(/<a href="([^"]*)"/g)).toEqual(
      Array(2).fill(`<a href="${link}"`),
    );
    expect(mail.html).toContain('color-scheme');
  });

  it.each(['cs', 'cs-CZ', 'CS_cz'])('is Czech for a reader of %s', async (locale) => {
    const mail = await mailed({}, { locale });

    expect(mail.subject).toBe('Deaktivace OTP');
    expect(mail.html).toContain('<html lang="cs" dir="ltr">');
    expect(mail.text).toContain('Funguje jednou, platí 30 minut.');
  });

  it.each([
    ['ar-EG', 'ar', 'rtl'],
    ['de-AT', 'de', 'ltr'],
    ['he', 'he', 'rtl'],
    ['pt-BR', 'pt', 'ltr'],
    ['pt-PT', 'pt', 'ltr'],
    ['zh-CN', 'zh-Hans', 'ltr'],
  ])('for %s is in %s and runs from the right side: %s', async (locale, language, direction) => {
    const mail = await mailed({}, { locale });

    expect(mail.html).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(mail.subject).toBe(languages[language]?.recovery_link.subject);
  });

  it.each(['eo', 'zh-TW', '', '__proto__', 'constructor'])(
    'is English for a reader of "%s"',
    async (locale) => {
      expect((await mailed({}, { locale })).subject).toBe('Deactivate OTP');
    },
  );

  it('tells the moment with its time zone', async () => {
    const content = { kind: 'otp_disabling', link, effectiveAt, by: 'support' } as const;

    const english = await mailed({}, { content });
    const czech = await mailed({ timeZone: 'Europe/Prague' }, { content, locale: 'cs' });

    expect(english.text?.replaceAll('\n', ' ')).toContain('on 25 November 2026 at 14:30 UTC');
    expect(czech.text?.replaceAll('\n', ' ')).toContain('25. listopadu 2026 v 15:30 SEČ');
  });

  it.each([
    ['en', 1, 'for 1 minute after'],
    ['en', 5, 'for 5 minutes after'],
    ['cs', 3, 'platí 3 minuty.'],
    ['cs', 5, 'platí 5 minut.'],
  ])('counts minutes as its language does: %s, %i', async (locale, minutes, words) => {
    const mail = await mailed({}, { locale, content: { ...letter, minutes } });

    expect(mail.text?.replaceAll('\n', ' ')).toContain(words);
  });

  it('tells in both languages that OTP is on, with a link for whom it was not', async () => {
    const content = { kind: 'otp_enabled', link } as const;

    const english = await mailed({}, { content });
    const czech = await mailed({}, { content, locale: 'cs' });

    expect([english.subject, czech.subject]).toEqual(['OTP was turned on', 'OTP bylo zapnuto']);
    for (const [mail, label] of [
      [english, 'This was not me'],
      [czech, 'To jsem nebyl(a) já'],
    ] as const) {
      expect(mail.text).toContain(`${label}:\n${link}\n`);
      expect(mail.html).toContain(`>${label}</a>`);
    }
  });

  it.each(everyContent)('of kind $kind says everything and loads nothing', async (content) => {
    for (const locale of Object.keys(languages)) {
      const mail = await mailed({}, { content, locale });
      const html = String(mail.html);
      const values = [mail.text?.includes('2026'), mail.text?.includes('30')];

      expect(values).toEqual([
        'effectiveAt' in content,
        'effectiveAt' in content || 'minutes' in content,
      ]);
      expect(html).toContain(`<html lang="${locale}" `);

      expect(mail.text).not.toMatch(/[{}]|undefined/);
      expect(html).not.toMatch(
        /<(img|link|script|iframe|form)|url\(|@import|src=|\{\w+\}|undefined/i,
      );
      expect(html.includes(link)).toBe('link' in content);
      expect(mail.text?.includes(link)).toBe('link' in content);
      expect(mail.attachments).toEqual([]);
    }
  });

  it('says that a program wrote it', async () => {
    expect((await mailed({})).headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('takes own words, and own languages over English', async () => {
    const own = {
      subject: 'Malŝalti unufojan pasvorton',
      before: ['Ankoraŭ {minutes} minutojn, {site}.'],
      button: 'Daŭrigi',
      after: [],
    };

    const esperanto = { texts: { eo: { recovery_link: own } } };
    const mail = await mailed(esperanto, { locale: 'eo-XX' });
    const other = await mailed(esperanto, { locale: 'eo-XX', content: { kind: 'otp_kept' } });

    expect(mail.subject).toBe(own.subject);
    expect(mail.text).toContain('Ankoraŭ 30 minutojn, Example Hosting.');
    expect(other.subject).toBe('OTP stays on');
  });
});

describe('what is put into a mail', () => {
  it('attack 68: keeps HTML in the site name and in own texts inert (M1)', async () => {
    const siteName = `<img src=x onerror=a()>"'&`;
    const evil = '<a href="https://evil.test">{site}</a>';
    const text = { subject: evil, before: [evil], button: evil, after: [evil] };

    const mail = await mailed({ siteName, texts: { en: { recovery_link: text, footer: evil } } });

    const html = String(mail.html);
    expect(html.match(/<[a-z][^>]*>/g)?.filter((tag) => /img|evil/.test(tag))).toEqual([]);
    expect(html).toContain('&lt;img src=x onerror=a()&gt;&quot;&#39;&amp;');
    expect(html).toContain('&lt;a href=&quot;https://evil.test&quot;&gt;');
    expect(mail.from?.value).toEqual([{ name: siteName, address: who.from }]);
  });

  it.each([
    'Example\r\nBcc: evil@evil.test',
    'Example\nX-Evil: 1',
    'Example\u2028Hosting',
    'Example \u202egnitsoH',
    'Example \u2066Hosting\u2069',
    'x'.repeat(41),
    ' ',
  ])(
    'attack 68: takes no break, no turned direction and no long text as name: %j (M1)',
    (siteName) => {
      expect(() => smtpMailer({ ...who, url: 'smtp://localhost', siteName })).toThrow(
        /^smtpMailer: siteName must be one line/,
      );
    },
  );

  it('keeps a line break out of every header (M1)', async () => {
    const injection = 'x\r\nBcc: evil@evil.test\r\n\r\n<b>body</b>';
    const words = { subject: injection, before: [], button: 'Go', after: [] };
    const server = await listening();
    const url = `smtp://127.0.0.1:${server.port}`;

    const texts = { en: { recovery_link: words } };
    expect(() => smtpMailer({ ...who, url, texts })).toThrow('texts.en.recovery_link.subject');
    expect(() => smtpMailer({ ...who, url, from: `a@example.test${injection}` })).toThrow('from');
    const mailer = smtpMailer({ ...who, url });
    const to = 'reader@example.test\r\nBcc: evil@evil.test';
    await expect(mailer.send({ ...message, to }, never)).rejects.toMatchObject({
      isPermanent: true,
    });
    await mailer.send({ ...message, idempotencyKey: injection, locale: injection }, never);

    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.source).not.toMatch(/^Bcc/im);
    expect(server.mails[0]?.envelope.to).toEqual(['reader@example.test']);
  });

  it.each(['a@example.test, evil@evil.test', 'Name <evil@evil.test>', 'evil@evil.test;', 'reader'])(
    'sends to one bare address and not to %s (M1)',
    async (to) => {
      const mailer = smtpMailer({ ...who, url: 'smtp://localhost:1' });

      await expect(mailer.send({ ...message, to }, never)).rejects.toMatchObject({
        isPermanent: true,
      });
    },
  );

  it.each([
    'http://example.test/x',
    'javascript:alert(1)',
    'https://user:pass@example.test/',
    'http://localhost.evil.test/',
    '//example.test/x',
    'data:text/html,x',
  ])('refuses the link %s and does not repeat it (M1)', async (evil) => {
    const mailer = smtpMailer({ ...who, url: 'smtp://localhost:1' });
    const content = { ...letter, link: evil };

    const error = await mailer.send({ ...message, content }, never).catch((thrown) => thrown);

    expect(error).toMatchObject({ isPermanent: true });
    expect(error.message).not.toContain(evil);
  });

  it.each(['http://localhost:3000/x', 'http://127.0.0.1:3000/x'])(
    'takes %s for tries on this machine',
    async (local) => {
      expect((await mailed({}, { content: { ...letter, link: local } })).text).toContain(local);
    },
  );
});

describe('attempts at one message', () => {
  it('have one Message-ID of key and domain, and other messages another (M2)', async () => {
    const server = await listening();
    const send = async (idempotencyKey: string) => {
      const mailer = smtpMailer({ ...who, url: `smtp://127.0.0.1:${server.port}` });
      await mailer.send({ ...message, idempotencyKey }, never);
    };

    for (const key of ['example-1', 'example-1', 'example 2>', 'example 2>']) await send(key);

    const ids = server.mails.map(({ messageId }) => messageId);
    expect(ids.slice(0, 2)).toEqual(Array(2).fill('<example-1@example.test>'));
    expect(ids[2]).toMatch(/^<[0-9a-f]{64}@example\.test>$/);
    expect(ids[3]).toBe(ids[2]);
  });
});

describe('a server', () => {
  it.each(['smtps', 'starttls'])('is spoken to with TLS and a log-in by %s', async (way) => {
    const certificate = await certificateForLocalhost();
    const seen: unknown[] = [];
    const server = await listening({
      ...certificate,
      secure: way === 'smtps',
      authOptional: false,
      disabledCommands: [],
      onAuth({ username, password }, session, done) {
        seen.push([username, password, session.secure]);
        done(null, { user: username });
      },
    });
    const transport = createTransport({
      host: 'localhost',
      port: server.port,
      secure: way === 'smtps',
      requireTLS: true,
      auth: { user: 'example', pass: 'example-password' },
      tls: { ca: certificate.cert },
    });

    await smtpMailer({ ...who, transport }).send(message, never);

    expect(seen).toEqual([['example', 'example-password', true]]);
    expect(server.mails).toHaveLength(1);
  });

  it('gets the user and password of the URL', async () => {
    const seen: unknown[] = [];
    const server = await listening({
      allowInsecureAuth: true,
      authOptional: false,
      onAuth({ username, password }, _session, done) {
        seen.push([username, password]);
        done(null, { user: username });
      },
    });

    const url = `smtp://ex%40mple:p%3Aa%2Fss@127.0.0.1:${server.port}`;
    await smtpMailer({ ...who, url }).send(message, never);

    expect(seen).toEqual([['ex@mple', 'p:a/ss']]);
  });

  it('with a certificate of nobody gets no mail', async () => {
    const server = await listening({ ...(await certificateForLocalhost()), secure: true });
    const mailer = smtpMailer({ ...who, url: `smtps://localhost:${server.port}` });

    const error = await mailer.send(message, never).catch((thrown) => thrown);

    expect(error.message).toMatch(/self.signed/);
    expect(error.isPermanent).toBeUndefined();
    expect(server.mails).toEqual([]);
  });

  it('elsewhere gets no mail in clear, unless the URL says so', async () => {
    // Leads to this machine, but is not one of the names that say so.
    const there = await listening();

    const strict = smtpMailer({ ...who, url: `smtp://0.0.0.0:${there.port}` });
    const loose = smtpMailer({ ...who, url: `smtp://0.0.0.0:${there.port}?requireTLS=false` });

    await expect(strict.send(message, never)).rejects.toThrow('smtp:');
    expect(there.mails).toHaveLength(0);
    await loose.send(message, never);
    expect(there.mails).toHaveLength(1);
  });

  it.each([
    ['the recipient for good', { onRcptTo: 550 }, true],
    ['the text for good', { onData: 554 }, true],
    ['the recipient for now', { onRcptTo: 450 }, undefined],
    ['the text for now', { onData: 451 }, undefined],
    ['the sender', { onMailFrom: 550 }, undefined],
    ['the connection', { onConnect: 554 }, undefined],
    ['the log-in', { onAuth: 535 }, undefined],
  ] as const)(
    'attack 26: refuses %s, and the outbox learns whether to try again',
    async (_what, refuses, isPermanent) => {
      const hooks = Object.entries(refuses).map(([hook, status]) => [
        hook,
        (first: NodeJS.ReadableStream, ...rest: ((error: Error) => void)[]) => {
          if (hook === 'onData') first.resume();
          rest.at(-1)?.(refusal(status, 'no: reader@example.test'));
        },
      ]);
      const options: SMTPServerOptions = { allowInsecureAuth: true, ...Object.fromEntries(hooks) };
      if (!('onAuth' in refuses))
        options.onAuth = ({ username }, _s, done) => done(null, { user: username });
      options.onConnect ??= (_session, done) => done();
      const server = await listening(options);
      const mailer = smtpMailer({ ...who, url: `smtp://a:b@127.0.0.1:${server.port}` });

      const error = await mailer.send(message, never).catch((thrown) => thrown);

      expect(error).toBeInstanceOf(Error);
      expect(error.isPermanent).toBe(isPermanent);
      expect(error.message).toContain(String(Object.values(refuses)[0]));
      expect(error.message).not.toContain('reader');
      expect(error.cause).toBeUndefined();
    },
  );

  it('attack 26: is down, and the error is not for good', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    const mailer = smtpMailer({ ...who, url: `smtp://127.0.0.1:${port}` });

    const error = await mailer.send(message, never).catch((thrown) => thrown);

    expect(error.message).toContain('ECONNREFUSED');
    expect(error.isPermanent).toBeUndefined();
  });

  it('attack 27: never speaks, and the attempt ends by itself', async () => {
    const mailer = smtpMailer({
      ...who,
      url: `smtp://127.0.0.1:${await silentPort()}`,
      timeoutSeconds: 1,
    });

    const error = await mailer.send(message, never).catch((thrown) => thrown);

    expect(error.message).toMatch(/greeting|timeout/i);
    expect(error.isPermanent).toBeUndefined();
  });

  it('attack 27: never speaks, and the caller ends the attempt', async () => {
    const caller = new AbortController();
    const port = await silentPort(() => caller.abort());
    const mailer = smtpMailer({ ...who, url: `smtp://127.0.0.1:${port}`, timeoutSeconds: 120 });

    await expect(mailer.send(message, caller.signal)).rejects.toThrow('smtp:');
  });
});

/** A port that takes connections and never says a word. */
async function silentPort(connected: () => void = () => {}): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    connected();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
