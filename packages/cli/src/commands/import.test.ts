/** Imports as operators run them: one file of each kind, with rows that are right and rows that cannot be. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyfob, parseKeyRing } from '@keyfob/core';
import { virtualAuthenticator } from '@keyfob/core/testing';
import { sqliteStore } from '@keyfob/storage/sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../import/report.ts';
import { googleExport } from '../testing/google-export.ts';
import { runKeyfob } from '../testing/run-keyfob.ts';
import { ringOf, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const keys = ringOf('first');
const env = { KEYFOB_KEYS: keys };
let database = '';
/** 160 bits that nobody has published: as text, as hexadecimal digits, as base32. */
const text = 'abcdefghijklmnopqrst';
const hex = '6162636465666768696a6b6c6d6e6f7071727374';
const secret = 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U';
/** The same of others: one for bob, one for carol. */
const bob = {
  text: 'bbcdefghijklmnopqrst',
  hex: hex.replace('61', '62'),
  secret: 'MJRGGZDFMZTWQ2LKNNWG23TPOBYXE43U',
};
const carol = {
  text: 'cbcdefghijklmnopqrst',
  hex: hex.replace('61', '63'),
  secret: 'MNRGGZDFMZTWQ2LKNNWG23TPOBYXE43U',
};
const published = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

beforeAll(async () => {
  database = await sqliteFile(folder, 'site.sqlite', { keys, userIds: ['carol'] });
});

function put(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const importing = (file: string, ...words: readonly string[]) =>
  runKeyfob(['import', file, '--database', database, ...words], { folder, env });

const kinds: readonly {
  readonly from: string;
  readonly content: string;
  readonly refused: RegExp[];
}[] = [
  {
    from: 'otpauth',
    content: [
      '# the old system, as of today',
      `otpauth://totp/Example:alice?secret=${secret}&issuer=Example`,
      `bob, otpauth://totp/Example:bob%40example.test?secret=${bob.secret.toLowerCase()}&digits=8&algorithm=SHA256`,
      `otpauth://hotp/Example:dave?secret=${secret}&counter=7`,
      `otpauth://totp/Example:erin?secret=${published}`,
      'otpauth://totp/Example:frank?secret=MFRGGZDF',
      `otpauth://totp/Example:grace?secret=${secret}&secret=${published}`,
      `otpauth://totp/Example:heidi?secret=${secret}&period=60`,
      `otpauth://totp/Example:alice?secret=${secret}`,
      'https://www.example.test/',
      `otpauth://totp/Example:%20?secret=${secret}`,
      `otpauth://totp/Example:carol?secret=${carol.secret}`,
    ].join('\n'),
    refused: [
      /line 4 .* counter-based/,
      /line 5 .* published as an example/,
      /line 6 .* 40 bits; at least 128/,
      /line 7 .* secret twice/,
      /line 8 .* period of 60 seconds; the policy has 30/,
      /line 9 .* stands in line 2 already/,
      /line 10 .* is no otpauth: address/,
      /line 11 .* a user id that is empty/,
    ],
  },
  {
    from: 'csv',
    content: [
      'user_id,secret,algorithm,digits,period,name',
      `alice,${secret},,,,`,
      `bob,"${bob.secret.replaceAll(/(.{4})/g, '$1 ')}",SHA512,8,30,"Phone, the ""new"" one"`,
      `dave,${secret}`,
      `erin,not base32!,,,,`,
      `frank,${secret},MD5,,,`,
      `grace,${secret},,5,,`,
      `heidi,${secret},,six,,`,
      `keyfob:key-check,${secret},,,,`,
      `carol,${carol.secret},,,,`,
      `"iv"an,${secret},,,,`,
    ].join('\r\n'),
    refused: [
      /line 4 .* 2 cells, and there are 6 columns/,
      /line 5 .* no base32/,
      /line 6 .* algorithm MD5; allowed are/,
      /line 7 .* 5 digits; allowed are 6 to 8/,
      /line 8 .* digits that are no whole number/,
      /line 9 .* begins with "keyfob:"/,
      /line 11 .* a quotation mark without its other one/,
    ],
  },
  {
    from: 'google',
    content: [
      googleExport(
        [
          { name: 'Example:alice', secret: Buffer.from(text) },
          { name: 'bob', issuer: 'Example', secret: Buffer.from(bob.text), digits: 2 },
          { name: 'dave', secret: Buffer.from(text), type: 1 },
          { name: 'erin', secret: Buffer.from(text), algorithm: 4 },
          { name: 'carol', secret: Buffer.from(carol.text) },
        ],
        { size: 2, index: 0 },
      ),
      'otpauth-migration://offline?data=AAAA',
    ].join('\n'),
    refused: [
      /line 1 .* counter-based/,
      /line 1 .* algorithm MD5/,
      /line 1 .* in 2 pictures, and picture 2 is not in the file/,
      /line 2 .* (damaged|holds no authenticator)/,
    ],
  },
  {
    from: 'speakeasy',
    content: [
      'user_id,ascii,hex,base32,step',
      `alice,,,${secret},30`,
      `bob,,${bob.hex},,`,
      `dave,,abc,,`,
      `erin,,,,`,
      `carol,${carol.text},,,`,
    ].join('\n'),
    refused: [/line 4 .* no hexadecimal number/, /line 5 .* has no shared key/],
  },
  {
    from: 'better-auth',
    content: [
      'id,secret,backupCodes,userId',
      `1,${text}ABCDEFGHIJKL,x,alice`,
      `2,0123456789abcdefghijklmnopqrstuv,x,bob`,
      `3,${hex}${hex}${hex},x,dave`,
      `4,short,x,erin`,
      `5,${carol.text}ABCDEFGHIJKL,x,carol`,
    ].join('\n'),
    refused: [/line 4 .* still encrypted; open it/, /line 5 .* 40 bits/],
  },
  {
    from: 'keycloak',
    content: [
      'user_id,user_label,secret_data,credential_data',
      `alice,Phone,"{""value"":""${text}""}","{""subType"":""totp"",""digits"":6,""counter"":0,""period"":30,""algorithm"":""HmacSHA1""}"`,
      `bob,,"{""value"":""${bob.secret}""}","{""subType"":""totp"",""digits"":8,""period"":30,""algorithm"":""HmacSHA256"",""secretEncoding"":""BASE32""}"`,
      `dave,,"{""value"":""${text}""}","{""subType"":""hotp"",""digits"":6,""counter"":5}"`,
      `erin,,not json,"{}"`,
      `carol,,"{""value"":""${carol.text}""}","{""subType"":""totp"",""digits"":6,""period"":30}"`,
    ].join('\n'),
    refused: [/line 4 .* counter-based/, /line 5 .* secret_data that is no JSON object/],
  },
  {
    from: 'django',
    content: [
      'id,name,confirmed,user_id,key,step,t0,digits,tolerance,drift,last_t',
      `1,default,t,alice,${hex},30,0,6,1,0,59000000`,
      `2,default,True,bob,${bob.hex},30,0,8,1,-1,59000000`,
      `3,default,f,dave,${hex},30,0,6,1,0,-1`,
      `4,default,t,erin,${hex},30,1000,6,1,0,-1`,
      `5,default,t,frank,xyz,30,0,6,1,0,-1`,
      `6,default,t,carol,${carol.hex},30,0,6,1,0,-1`,
    ].join('\n'),
    refused: [
      /line 4 .* never confirmed/,
      /line 5 .* another time than 1970/,
      /line 6 .* no hexadecimal number/,
    ],
  },
];

describe('a dry run', () => {
  it.each(kinds)(
    'tells right rows of $from from wrong ones',
    async ({ from, content, refused }) => {
      const file = put(`${from}.txt`, content);

      const ended = await importing(file, '--from', from, '--dry-run');

      expect(ended.stderr).toBe('');
      for (const reason of refused) expect(ended.stdout).toMatch(reason);
      expect(ended.stdout).toMatch(/left +carol +has OTP on already; --replace takes the new one/);
      expect(ended.stdout).toContain(
        `2 authenticators would be imported, 1 left alone, ${refused.length} refused\n`,
      );
      expect(ended.exitCode).toBe(1);
      for (const known of [secret, hex, text, published]) expect(ended.stdout).not.toContain(known);
    },
  );

  it('writes nothing', async () => {
    await importing(
      put('dry.csv', `user_id,secret\nivan,${secret}\n`),
      '--from',
      'csv',
      '--dry-run',
    );

    const shown = await runKeyfob(['user', 'show', 'ivan', '-d', database, '--json'], { folder });

    expect(shown.json()).toMatchObject({ state: 'off' });
  });
});

describe('an import', () => {
  it('asks for the codes of the old authenticator from then on, and stands in the log', async () => {
    const uri = `otpauth://totp/judy?secret=${secret}&digits=8&algorithm=SHA256`;

    const ended = await importing(
      put('judy.txt', uri),
      ...['--from', 'otpauth', '--actor', 'Eve, migration', '--json'],
    );

    expect(ended.json<Report>()).toMatchObject({ imported: 1, left: 0, refused: 0 });
    const later = Date.now() + 60_000;
    const store = sqliteStore({ file: database, clock: () => later });
    const keyfob = createKeyfob({
      ...{ issuer: 'Example', store, keys: parseKeyRing(keys) },
      users: { find: () => ({ label: 'judy', contacts: {} }), verifyPassword: () => false },
      policy: { requiredContacts: [] },
    });
    const step = await keyfob.beginLogin({ userId: 'judy' });
    const code = virtualAuthenticator(uri).codeAt(later);
    const pending = step.next === 'code' ? step.pending : undefined;
    expect(await keyfob.verify({ pending, input: { code } } as never)).toMatchObject({
      userId: 'judy',
    });
    expect(await keyfob.events({ userId: 'judy', limit: 5 })).toContainEqual(
      expect.objectContaining({ type: 'imported', actor: 'Eve, migration' }),
    );
    store.close();
  });

  it('reads from standard input, so that keys need not lie in a file', async () => {
    const words = ['import', '-', '--from', 'csv', '-d', database, '--json'];
    const input = `user_id,secret\npeggy,${secret}\n`;

    const ended = await runKeyfob(words, { folder, env, input });

    expect(ended.json<Report>()).toMatchObject({ imported: 1 });
  });

  it('leaves alone in a second run who was taken over in the first', async () => {
    const file = put('twice.csv', `user_id,secret\nken,${secret}\nlea,${bob.secret}\n`);
    await importing(file, '--from', 'csv');

    const again = await importing(file, '--from', 'csv', '--json');

    expect(again.json<Report>()).toMatchObject({ imported: 0, left: 2, refused: 0 });
    expect(again.exitCode).toBe(0);
  });

  it('replaces what is on only where it is told to', async () => {
    const file = put('replace.csv', `user_id,secret\nmia,${secret}\n`);
    await importing(file, '--from', 'csv');

    const replaced = await importing(file, '--from', 'csv', '--replace', '--json');
    const events = await runKeyfob(['user', 'events', 'mia', '-d', database], { folder });

    expect(replaced.json<Report>()).toMatchObject({ imported: 1 });
    expect(events.stdout).toMatch(/imported.*reset.*imported/s);
  });

  it('leaves alone what names another site, where one is named', async () => {
    const file = put(
      'sites.txt',
      [
        `otpauth://totp/Example:nora?secret=${secret}`,
        `otpauth://totp/Elsewhere:nora?secret=${secret}`,
      ].join('\n'),
    );

    const ended = await importing(file, '--from', 'otpauth', '--only-issuer', 'Example', '--json');

    expect(ended.json<Report>()).toMatchObject({ imported: 1, left: 1, refused: 0 });
  });

  it('seals nothing under a ring that is not of this database', async () => {
    const file = put('ring.csv', `user_id,secret\noscar,${secret}\n`);
    const words = ['import', file, '--from', 'csv', '-d', database];

    const ended = await runKeyfob(words, { folder, env: { KEYFOB_KEYS: ringOf('other') } });

    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).toMatch(/^keyfob: the key ring has no key "first"/);
  });

  it.each([
    [['no.csv', '--from', 'csv'], /there is no file no\.csv/],
    [['judy.txt', '--from', 'csv'], /no column user_id; its first line must name/],
    [['judy.txt', '--from', 'excel'], /Allowed choices are otpauth, csv, google/],
    [['judy.txt'], /required option '--from <format>' not specified/],
    [['judy.txt', '--from', 'otpauth', '--actor', 'a\nb'], /--actor must be 1 to 200/],
  ])('with %j is wrong usage', async ([file = '', ...words], reason) => {
    put('judy.txt', `otpauth://totp/judy?secret=${secret}`);

    const ended = await importing(file, ...words);

    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(reason);
  });
});
