/**
 * The page of the texts is made from the code. After changing one:
 * `npx vitest run --project node docs/reference --update`.
 */
import { expect, it } from 'vitest';
import { common } from '../../packages/elements/src/i18n/en/common.ts';
import { en } from '../../packages/elements/src/i18n/en/en.ts';
import { supportDesk } from '../../packages/elements/src/i18n/en/support-desk.ts';
import { verification } from '../../packages/elements/src/i18n/en/verification.ts';
import { messageOwners } from './maker/message-owners.ts';

const samples: Readonly<Record<string, unknown>> = {
  seconds: 90,
  periodSeconds: 30,
  digits: 6,
  used: 120,
  limit: 2000,
  left: 80,
  over: 3,
  count: 2,
  hasMore: true,
};

const owners = messageOwners();

type Text = string | ((...values: readonly unknown[]) => string);

function textsOf(messages: object, path = ''): [path: string, text: Text][] {
  return Object.entries(messages).flatMap(([key, text]) =>
    typeof text === 'object' ? textsOf(text, `${path}${key}.`) : [[`${path}${key}`, text]],
  );
}

/** The names of what a function is given, as they stand in its source. */
function parametersOf(text: Text): string[] {
  if (typeof text === 'string') return [];
  const [, names = ''] = /^\(?([^)=]*)\)?\s*=>/.exec(String(text)) ?? [];
  return names.split(',').flatMap((name) => name.trim() || []);
}

/** A note on a key with several texts stands beside the first of them. */
function rows(texts: readonly [path: string, text: Text][]): string[] {
  return texts.map(([path, text], index) => {
    const [key = ''] = path.split('.');
    return row(path, text, texts[index - 1]?.[0].startsWith(`${key}.`) ? '' : note(key));
  });
}

function note(key: string): string {
  return (owners.get(key)?.comment ?? '').replaceAll('\n', ' ');
}

function row(path: string, text: Text, said: string): string {
  const parameters = parametersOf(text);
  const values = parameters.map((name) => samples[name] ?? `{${name}}`);
  const english = typeof text === 'string' ? text : text(...values);
  const { elements = [] } = owners.get(path.split('.')[0] ?? '') ?? {};
  const where = elements.map((tag) => `\`${tag}\``).join(', ') || 'all';
  const given = parameters.map((name) => `\`${name}\``).join(', ');
  return `| \`${path}\` | ${english} | ${given} | ${where} | ${said} |`;
}

it('messages.md tells every text as the code has it', async () => {
  const login = textsOf({ ...common, ...verification });
  const ofLogin = new Set(login.map(([path]) => path));
  const heads = ['| key | English | is given | elements | note |', '|---|---|---|---|---|'];
  const page = [
    '# Texts of the elements',
    '',
    '<!-- Made from the code by messages.test.ts. -->',
    '',
    'What a language needs, and what the property `messages` of an element can replace. The elements are those whose texts include the one in question. A text that is given something is a function; here it was called with a name in braces, or with a number as a sample.',
    '',
    '## The log-in',
    '',
    'The type `LoginMessages`: what `keyfob-verification` and `keyfob-code-field` need.',
    '',
    ...heads,
    ...rows(login),
    '',
    '## All elements',
    '',
    'The type `Messages` has these, and those of the log-in.',
    '',
    ...heads,
    ...rows(textsOf(en).filter(([path]) => !ofLogin.has(path))),
    '',
    '## The support desk',
    '',
    'The type `SupportDeskMessages`. The desk shows some of the texts of the log-in, too.',
    '',
    ...heads,
    ...rows(textsOf(supportDesk)),
    '',
  ];
  await expect(page.join('\n')).toMatchFileSnapshot('messages.md');
});

it('knows the elements of every text', () => {
  const keys = Object.keys({ ...en, ...supportDesk });

  expect(keys.filter((key) => !owners.has(key))).toEqual([]);
  expect(owners.get('sendSms')?.elements).toEqual(['keyfob-recovery']);
  expect(owners.get('password')?.elements).toContain('keyfob-enrolment');
});
