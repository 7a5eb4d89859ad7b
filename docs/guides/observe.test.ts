/** The guide that tells what is measured: its tables, its snippet, its dashboard and its alerts against the code. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { generateKeyRing, healthLimits } from '@keyfob/core';
import { attributes, instruments } from '@keyfob/core/telemetry';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn, pageAt, put, run, sectionOf, snippetFolder } from '../snippets.ts';

const page = pageAt('docs/guides/observe.md');
const alerts = pageAt('docs/guides/alerts.yaml');
const dashboard = JSON.parse(pageAt('docs/guides/dashboard.json'));
const folder = snippetFolder();

/** What a reader's application offers to Prometheus after somebody has logged in. */
let scraped = '';
beforeAll(async () => {
  put(folder, { ...filesIn(page), ...readersOwn });
  const env = { KEYFOB_KEYS: generateKeyRing(), METRICS_PORT: String(await freePort()) };
  scraped = await run(folder, ['scrape.js'], env);
});

it('has a table of the instruments as the code has them', () => {
  const rows = Object.values(instruments).map(({ name, kind, unit, description, attributes }) => {
    const measure = [kind, ...(unit ? [`\`${unit}\``] : [])].join(', ');
    const list = attributes.map((each) => `\`${each}\``).join(', ');
    return `| \`${name}\` | ${measure} | ${description} | ${list} |`;
  });

  expect(tableRows('instrument')).toEqual(rows);
});

it('has a table of the attributes as the code has them', () => {
  const rows = Object.entries(attributes).map(([name, values]) => `| \`${name}\` | ${values} |`);

  expect(tableRows('attribute')).toEqual(rows);
});

describe('what Prometheus reads', () => {
  it('has every instrument', () => {
    const lacking = Object.values(instruments)
      .map(({ name }) => name.replaceAll('.', '_'))
      .filter((name) => ![...namesIn(scraped)].some((each) => each.startsWith(name)));

    expect(lacking).toEqual([]);
  });

  it('is what the guide calls it', () => {
    expect(scraped).toMatch(
      /^keyfob_calls_total\{keyfob_call_name="verify",keyfob_call_outcome="ok".*\} 1$/m,
    );
  });

  it.each([
    ['the dashboard', () => expressionsOf(dashboard)],
    ['the alerts', () => [alerts.replaceAll(/^\s*(- alert|summary|- name):.*$/gm, '')]],
  ])('has every metric and every label of %s', (_, read) => {
    const expressions = read();
    const labels = new Set([...scraped.matchAll(/(\w+)="/g)].map(([, name]) => name));
    const words = expressions.flatMap((each) => each.match(/keyfob_\w+/g) ?? []);
    const known = namesIn(scraped);

    expect(words.length).toBeGreaterThan(5);
    expect(words.filter((word) => !known.has(word) && !labels.has(word))).toEqual([]);
  });
});

describe('the dashboard', () => {
  const panels: Panel[] = dashboard.panels;

  it('shows every instrument', () => {
    const all = expressionsOf(dashboard).join('\n');
    const names = Object.values(instruments).map(({ name }) => name.replaceAll('.', '_'));

    expect(names.filter((name) => !all.includes(name))).toEqual([]);
  });

  it('has panels with an id, a data source to choose, and a place of their own', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    const [variable] = dashboard.templating.list;

    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
    expect([variable.type, variable.query]).toEqual(['datasource', 'prometheus']);
    for (const { datasource, targets } of panels) {
      for (const each of [{ datasource }, ...targets]) {
        expect(each.datasource).toEqual({ type: 'prometheus', uid: `\${${variable.name}}` });
      }
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });
});

it('the alerts have the thresholds of the health', () => {
  expect(alerts).toContain(`abs(keyfob_clock_offset) > ${healthLimits.clockMs / 1000}\n`);
  expect(alerts).toContain(`max(keyfob_outbox_oldest_due) >= ${healthLimits.backlogMs / 1000}\n`);
  expect(alerts).toContain(`) >= ${healthLimits.channelFailures}\n`);
});

it('the table of alerts has a row for each rule', () => {
  const rules = alerts.match(/- alert: /g) ?? [];

  expect(sectionOf(page, 'Alerts').match(/^\| (?!alert|---)/gm)).toHaveLength(rules.length);
});

interface Panel {
  readonly id: number;
  readonly gridPos: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  };
  readonly datasource: unknown;
  readonly targets: readonly {
    readonly refId: string;
    readonly datasource: unknown;
    readonly expr: string;
  }[];
}

function expressionsOf({ panels }: { readonly panels: readonly Panel[] }): string[] {
  return panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

function tableRows(head: string): string[] {
  const table = new RegExp(`^\\| ${head} \\|.*\\n\\|[-|]+\\|\\n((?:\\|.*\\n)+)`, 'm').exec(page);
  return table?.[1]?.trimEnd().split('\n') ?? [];
}

function namesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^(\w+)[{ ]/gm)].map(([, name = '']) => name));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** What the guide leaves to its readers: one of them sets OTP, mistypes, waits, and logs in. */
const readersOwn = {
  'users.js': `
    export const users = {
      find: () => ({ label: 'reader', contacts: { email: 'verified', phone: 'verified' } }),
      verifyPassword: () => true,
    };`,
  'scrape.js': `
    import { virtualAuthenticator } from '@keyfob/core/testing';
    import { keyfob } from './keyfob.js';
    const userId = 'reader';
    const { uri } = await keyfob.beginEnrolment({ userId });
    const phone = virtualAuthenticator(uri);
    const code = phone.codeAt(Date.now());
    await keyfob.activate({ userId, input: { password: 'an example', code } });
    const { pending } = await keyfob.beginLogin({ userId });
    for (let times = 0; times < 5; times += 1) {
      const input = { code: phone.wrongCodeAt(Date.now()) };
      await keyfob.verify({ pending, input }).catch(() => {});
    }
    await keyfob.unlock({ userId, actor: 'an operator' });
    const { pending: again } = await keyfob.beginLogin({ userId });
    await keyfob.verify({ pending: again, input: { code: phone.codeAt(Date.now() + 30_000) } });
    await keyfob.reset({ userId, actor: 'an operator' });
    while ((await keyfob.deliver()) > 0);
    const answer = await fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/metrics');
    console.log(await answer.text());
    process.exit(0);`,
};
