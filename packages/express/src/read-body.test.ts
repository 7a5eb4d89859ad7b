import { gzipSync } from 'node:zlib';
import express, { type Express, type RequestHandler } from 'express';
import { describe, expect, it } from 'vitest';
import type { Browser } from './testing/trial-app.ts';
import { pendingBrowser, signedIn, trialApps } from './testing/visitors.ts';

const open = trialApps();
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const code = '{"code":"123456"}';

/** What `app.use(bodyParser…)` of body-parser 1 does to every request before it looks at its type. */
const oldBodyParser: RequestHandler = (request, _response, next) => {
  request.body = request.body || {};
  next();
};

const before =
  (...handlers: RequestHandler[]) =>
  (app: Express) => {
    app.use('/otp', ...handlers);
  };

/** Posts these bytes to the code step, in an application with something before the router. */
async function give(
  body: string | Buffer,
  headers: Record<string, string> = json,
  ...handlers: RequestHandler[]
) {
  const app = await open({}, undefined, before(...(handlers.length > 0 ? handlers : [noHandler])));
  await app.enrol();
  const browser = await pendingBrowser(app);
  const answer = await browser.send('/otp/verification', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    body,
  });
  const { code: refusal, errors, detail } = answer.body;
  return { refusal, errors, detail };
}
const noHandler: RequestHandler = (_request, _response, next) => next();

const malformed = (field: string, reason: string) => ({
  refusal: 'invalid_input',
  errors: [{ field, reason }],
});

describe('calls without a body', () => {
  async function press(browser: Browser) {
    const set = await browser.post('/otp/enrolment');
    const cancel = await browser.delete('/otp/enrolment');
    return [set.status, cancel.status];
  }

  it.each<[string, RequestHandler[]]>([
    ['nothing', [noHandler]],
    ['express.json', [express.json()]],
    ['parsers of all kinds', [express.json(), express.urlencoded(), express.text(), express.raw()]],
    ['body-parser 1', [oldBodyParser]],
    ['body-parser 1 and express.json', [oldBodyParser, express.json()]],
  ])('work behind %s', async (_, handlers) => {
    const app = await open({}, undefined, before(...handlers));

    expect(await press(await signedIn(app))).toEqual([200, 200]);
  });

  it('take an empty object, sent as JSON', async () => {
    const app = await open({}, undefined, before(express.json()));
    const browser = await signedIn(app);

    expect((await browser.post('/otp/enrolment', {})).status).toBe(200);
  });

  it.each<[string, string, RequestHandler]>([
    ['a list', '[]', express.json()],
    ['null', 'null', express.json({ strict: false })],
    ['false', 'false', express.json({ strict: false })],
  ])('refuse %s that the application has parsed (W8)', async (_, body, parser) => {
    const app = await open({}, undefined, before(parser));
    const browser = await signedIn(app);

    const answer = await browser.post('/otp/enrolment', body);

    expect(answer.body).toMatchObject({ errors: [{ field: 'body', reason: 'wrong_type' }] });
  });
});

describe('a body that a parser of the application has seen', () => {
  it.each<[string, RequestHandler[]]>([
    ['express.json', [express.json()]],
    ['body-parser 1, which left it alone', [oldBodyParser]],
    ['express.urlencoded, which left it alone', [express.urlencoded()]],
    ['express.raw', [express.raw({ type: () => true })]],
    ['express.text', [express.text({ type: () => true })]],
  ])('is taken: %s', async (_, handlers) => {
    expect(await give(code, json, ...handlers)).toMatchObject({ refusal: 'wrong_code' });
  });

  it.each<[string, RequestHandler]>([
    ['bytes', express.raw({ type: () => true, limit: '1mb' })],
    ['text', express.text({ type: () => true, limit: '1mb' })],
  ])('and left as %s is judged like any other (W8)', async (_, parser) => {
    const twice = '{"code":"1","code":"2"}';

    expect(await give(twice, json, parser)).toMatchObject(malformed('code', 'duplicate_field'));
    expect(await give('[]', json, parser)).toMatchObject(malformed('body', 'wrong_type'));
    expect(await give('{', json, parser)).toMatchObject(malformed('body', 'wrong_format'));
    expect(await give(`{"code":"${' '.repeat(4096)}"}`, json, parser)).toMatchObject(
      malformed('body', 'too_long'),
    );
    expect(await give(code, { 'content-type': 'text/plain' }, parser)).toMatchObject(
      malformed('body', 'wrong_type'),
    );
    expect(
      await give(gzipSync(code), { ...json, 'content-encoding': 'gzip' }, parser),
    ).toMatchObject(malformed('body', 'wrong_format'));
    expect(await give('', json, parser)).toMatchObject(malformed('code', 'required'));
  });

  it('and left as broken bytes is refused', async () => {
    const broken = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);

    expect(await give(broken, json, express.raw({ type: () => true }))).toMatchObject(
      malformed('body', 'wrong_format'),
    );
  });

  it.each<[string, RequestHandler[]]>([
    ['nothing', [noHandler]],
    ['express.urlencoded', [express.urlencoded({ extended: true })]],
    ['body-parser 1', [oldBodyParser]],
  ])('is refused as a form, with a word on what to send, behind %s (W1)', async (_, handlers) => {
    expect(await give('code=123456', form, ...handlers)).toEqual({
      ...malformed('body', 'wrong_type'),
      detail:
        'The body must be one JSON object, sent with the header Content-Type: application/json.',
    });
  });

  it.each([
    ['code', '{"code":"12"}'],
    ['body', '{"code":'],
  ])('is refused without that word where the %s is wrong in another way', async (field, body) => {
    const { errors, detail } = await give(body);

    expect(errors).toEqual([{ field, reason: 'wrong_format' }]);
    expect(detail).toBeUndefined();
  });

  it('is taken up to the last byte of its limit', async () => {
    const parser = express.text({ type: () => true });
    const long = (bytes: number) => `${' '.repeat(bytes - code.length)}${code}`;

    expect(await give(long(4096), json, parser)).toMatchObject({ refusal: 'wrong_code' });
    expect(await give(long(4097), json, parser)).toMatchObject(malformed('body', 'too_long'));
  });

  it('is refused as a form of which a parser has left nothing', async () => {
    const onlyFiles: RequestHandler = (request, _response, next) => {
      request.body = {};
      request.resume().once('end', next);
    };
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

    expect(await give('--x--', multipart, onlyFiles)).toMatchObject(
      malformed('body', 'wrong_type'),
    );
  });

  it('is refused where something has swallowed it: the request does not hang', async () => {
    const swallow: RequestHandler = (request, _response, next) => {
      request.resume().once('end', next);
    };

    expect(await give(code, json, swallow)).toMatchObject(malformed('body', 'wrong_type'));
  });
});

describe('what stands around a body', () => {
  it('is not inherited (W8)', async () => {
    const inherit: RequestHandler = (request, _response, next) => {
      Object.setPrototypeOf(request.body, { code: '123456' });
      next();
    };

    const answer = await give('{"login":"x"}', json, express.json(), inherit);

    expect(answer).toMatchObject({ refusal: 'login_required' }); // there is no such log-in
    const other = await give('{"other":1}', json, express.json(), inherit);
    expect(other).toMatchObject({
      errors: expect.arrayContaining([{ field: 'code', reason: 'required' }]),
    });
  });

  it('is a field like any other when it is called __proto__ (W8)', async () => {
    const body = '{"__proto__":{"code":"123456"}}';
    const errors = expect.arrayContaining([{ field: 'code', reason: 'required' }]);

    expect(await give(body)).toMatchObject({ refusal: 'invalid_input', errors });
    expect(await give(body, json, express.json())).toMatchObject({
      ...{ refusal: 'invalid_input', errors },
    });
  });

  it.each([
    ['a small one', code],
    ['ten megabytes', `{"code":"${' '.repeat(10_000_000)}"}`],
  ])('attack 90: is never unpacked: %s (W8)', async (_, text) => {
    const packed = gzipSync(text);
    expect(packed.length).toBeLessThan(20_000);

    expect(await give(packed, { ...json, 'content-encoding': 'gzip' })).toMatchObject(
      malformed('body', 'wrong_format'),
    );
  });
});
