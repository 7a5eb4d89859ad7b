import { describe, expect, it } from 'vitest';
import { type SmppSmsOptions, smppSms } from './smpp-sms.ts';

const siteName = 'Example Hosting';

describe('options', () => {
  const url = 'smpp://example:secret@127.0.0.1';
  it.each([
    [{ siteName }, 'url must be like smpp:'],
    [{ siteName, url: 'http://example:secret@127.0.0.1' }, 'url must be like smpp:'],
    [{ siteName, url: 'smpp://127.0.0.1' }, 'url must be like smpp:'],
    [{ siteName, url: `${url}?sorce=x` }, 'url has no part "sorce"; known are: source'],
    [{ siteName, url: `${url}?source=Example+Hosting` }, 'source must be a number or a name'],
    [
      { siteName, url: 'smpp://a-name-of-17-marks:secret@localhost' },
      'user of url must be at most 15',
    ],
    [{ siteName, url: 'smpp://exam%ple:secret@localhost' }, 'user of url must be at most 15'],
    [{ siteName, url: 'smpp://example:50%@localhost' }, 'percent-encoded (% is %25)'],
    [{ siteName, url: 'smpp://example:secret@a%2Fb' }, 'url must be like smpp:'],
    [{ siteName, url: `${url}:0` }, 'port of url is 0; allowed are'],
    [{ siteName, url, ca: 'x' }, 'ca is for TLS; begin url with smpps:'],
    [{ siteName, url: url.replace('smpp', 'smpps'), ca: 'x' }, 'ca must be certificates in PEM'],
    [{ siteName: 'a@b', url }, 'siteName must not contain'],
    [
      { siteName, url, enquireSeconds: 601 },
      'enquireSeconds is 601; allowed are whole seconds from 1 to 600',
    ],
    [{ siteName, url, timeoutSeconds: 1.5 }, 'timeoutSeconds is 1.5; allowed'],
    [{ siteName, url, host: 'x' }, 'smppSms has no option "host"'],
  ])('refuses %j by name', (options, problem) => {
    expect(() => smppSms(options as SmppSmsOptions)).toThrow(problem);
  });
});
