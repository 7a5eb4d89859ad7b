import { describe, expect, it } from 'vitest';
import { type SmtpMailerOptions, smtpMailer } from './smtp-mailer.ts';
import { parseSmtpUrl } from './smtp-url.ts';

const who = { from: 'no-reply@example.test', siteName: 'Example Hosting' };

describe('options', () => {
  const url = 'smtp://localhost';
  it.each([
    [{ ...who }, 'give either url or transport'],
    [{ ...who, url, transport: { sendMail: async () => {} } }, 'give either url or transport'],
    [{ ...who, url: 'https://example.test' }, 'url must be like smtps:'],
    [{ ...who, url: 'smtp:' }, 'url must be like smtps:'],
    [{ ...who, url: 'smtp://a%2Fb.example' }, 'url must be like smtps:'],
    [{ ...who, url: 'smtp://user@localhost' }, 'url must have both user and password'],
    [{ ...who, url: 'smtp://:password@localhost' }, 'url must have both user and password'],
    [{ ...who, url: 'smtp://user:50%@localhost' }, 'percent-encoded (% is %25)'],
    [{ ...who, url: 'smtp://localhost:0' }, 'port of url is 0; allowed are'],
    [{ ...who, url: `${url}?pool=true` }, 'url has no part "pool"; known are: requireTLS'],
    [{ ...who, url: `${url}?requireTls=false` }, 'url has no part "requireTls"'],
    [{ ...who, url: `${url}?requireTLS=no` }, 'requireTLS of url must be true or false'],
    [{ ...who, url: `${url}?authMethod=NTLM` }, 'authMethod of url must be PLAIN, LOGIN or'],
    [{ ...who, url: `${url}?tls.minVersion=1.2` }, 'tls.minVersion of url must be a version'],
    [{ ...who, url: `${url}?tls.ciphers=none-such` }, 'tls.ciphers of url do not go together'],
    [{ ...who, transport: {} }, 'transport must be a transporter of nodemailer'],
    [{ ...who, url, from: undefined }, 'from must be a bare address'],
    [{ ...who, url, from: 'a@exa mple.test' }, 'from must be a bare address'],
    [{ ...who, url, from: 'a@xn--iñvalid.example' }, 'from must be a bare address'],
    [{ ...who, url, texts: null }, 'texts must be an object'],
    [{ ...who, url, texts: { de: null } }, 'texts.de must be an object'],
    [{ ...who, url, from: 'Example <a@example.test>' }, 'from must be a bare address'],
    [{ ...who, url, timeZone: 'Europe/Nowhere' }, 'timeZone is Europe/Nowhere'],
    [
      { ...who, url, timeoutSeconds: 0 },
      'timeoutSeconds is 0; allowed are whole seconds from 1 to 120',
    ],
    [{ ...who, url, retries: 3 }, 'smtpMailer has no option "retries"; known are: url'],
    [{ ...who, url, texts: { 'de-AT': {} } }, 'texts.de-AT is not a language'],
    [{ ...who, url, texts: { de: { greeting: 'x' } } }, 'texts.de.greeting is unknown'],
    [
      { ...who, url, texts: { de: { otp_disabled: { subject: 'x', before: [], after: [] } } } },
      'texts.de.otp_disabled.button must be one line',
    ],
    [
      { ...who, url, texts: { de: { otp_kept: { subject: 'x', before: 'x', after: [] } } } },
      'texts.de.otp_kept.before must be a list',
    ],
  ])('refuses %j by name', (options, problem) => {
    const creation = () => smtpMailer(options as unknown as SmtpMailerOptions);

    expect(creation).toThrow(problem);
    expect(creation).not.toThrow(/:password@localhost|50%@/);
  });

  it.each([
    ['smtps://localhost?tls.minVersion=TLSv1.3', { secure: true, requireTLS: false }],
    ['smtp://mail.example.test:587', { port: 587, secure: false, requireTLS: true }],
    ['smtp://mail.example.test?requireTLS=false', { requireTLS: false }],
    ['smtp://localhost', { requireTLS: false }],
    ['smtp://localhost?requireTLS=true', { requireTLS: true }],
    ['smtp://bücher.example', { host: 'xn--bcher-kva.example' }],
    ['smtp://[::1]:25', { host: '::1', port: 25, requireTLS: false }],
    ['smtp://a%40b:p%25@localhost', { auth: { user: 'a@b', pass: 'p%' } }],
    ['smtp://a:b@localhost?authMethod=LOGIN', { auth: { user: 'a', pass: 'b', method: 'LOGIN' } }],
    ['smtp://localhost?name=us.example.test', { name: 'us.example.test' }],
    [
      'smtp://localhost?tls.rejectUnauthorized=false&tls.servername=a.test',
      { tls: { rejectUnauthorized: false, servername: 'a.test' } },
    ],
  ])('reads %s', (url, server) => {
    expect(parseSmtpUrl(url)).toMatchObject(server);
  });
});
