import type { Asked, Call, Final, Line } from './history.ts';

/** What was checked, and what was wrong. */
export interface Verdict {
  /** How many facts were looked at for each invariant. */
  readonly facts: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
}

interface Violation {
  readonly invariant: string;
  readonly what: string;
  /** The lines that prove it. */
  readonly lines: readonly Line[];
}

const freeVerdicts = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 900_000;
/** Within this time after its start a call has happened, or never will: the server ends what runs for longer. */
const longestCallMs = 12_000;
const takesCode: readonly Call[] = ['verify', 'activate', 'deactivate', 'last_log_in'];
const turnsOff: readonly Call[] = ['deactivate', 'complete_recovery'];

/** A call with an unknown outcome has happened or not. Nothing is called wrong that either of these explains. */
const isDone = ({ outcome }: Asked) => outcome === 'done';
const isPossible = ({ outcome }: Asked) => outcome === 'done' || outcome === 'unknown';
const lastMoment = (asked: Asked) =>
  asked.outcome === 'unknown' ? Math.max(asked.end, asked.start + longestCallMs) : asked.end;

/** Checks I1 to I8 on what everybody asked and heard, and on what is there in the end. */
export function check(lines: readonly Line[], final: Final): Verdict {
  const facts: Record<string, number> = {};
  const violations: Violation[] = [];
  const asked = lines.filter((line) => line.kind === 'asked');
  const away = lines.filter((line) => line.kind === 'away');
  const sent = lines.filter((line) => line.kind === 'sent');

  function hold(invariant: string, isTrue: boolean, [what, ...proof]: [string, ...Line[]]) {
    facts[invariant] = (facts[invariant] ?? 0) + 1;
    if (!isTrue) violations.push({ invariant, what, lines: proof });
  }

  for (const codes of groupsOf(asked, ({ key, call }) =>
    takesCode.includes(call) ? key : undefined,
  )) {
    checkSteps(codes.filter(isDone));
  }
  for (const call of ['verify', 'open_link', 'complete_recovery'] as const) {
    const thing = (each: Asked) =>
      each.call === call && isDone(each) ? (each.token ?? each.session) : undefined;
    for (const uses of groupsOf(asked, thing)) {
      hold('I2', uses.length === 1, [
        `${call} succeeded ${uses.length} times for one thing`,
        ...uses,
      ]);
    }
  }
  for (const own of groupsOf(asked, ({ user }) => user)) {
    checkGuesses(own);
    checkKeys(own);
    checkOpenDoors(own);
    checkRecord(own);
  }
  for (const own of groupsOf(asked, ({ session }) => session)) checkSession(own);
  for (const each of final.users) {
    hold('I5', each.authenticators <= 1, [`${each.user} has ${each.authenticators} keys`]);
  }
  hold('I6', final.waiting === 0, [`${final.waiting} messages wait in the end`]);
  for (const secret of final.secrets) {
    hold('I7', !final.sinks.includes(secret), ['a shared key stands in a log or an event']);
  }
  for (const { token, call } of asked) {
    if (token && call === 'open_link')
      hold('I7', !final.sinks.includes(token), ['a token stands in a log or an event']);
  }
  for (const each of asked) {
    const { status = 0, start, end } = each;
    hold('I8', status < 500 || status === 503, [`answered with ${status}`, each]);
    const during = away.find((time) => start > time.start && end < time.end);
    if (during) hold('I8', !isDone(each), ['succeeded without a database', each, during]);
    if (each.call === 'last_log_in') hold('L', isDone(each), ['cannot log in at the end', each]);
  }
  return { facts, violations };

  /** Accepted steps of one key: none twice, and none below one that was accepted before it was asked. */
  function checkSteps(accepted: readonly Asked[]): void {
    for (const one of accepted) {
      const later = accepted.filter((other) => other !== one && other.start > one.end);
      const lower = later.find(({ step = 0 }) => step <= (one.step ?? 0));
      hold('I1', lower === undefined, [
        'an accepted step does not rise',
        one,
        ...(lower ? [lower] : []),
      ]);
      const same = accepted.find((other) => other !== one && other.step === one.step);
      hold('I1', same === undefined, ['a step was accepted twice', one, ...(same ? [same] : [])]);
    }
  }

  /** Wrong codes between two moments at which the count may have begun anew. */
  function checkGuesses(own: readonly Asked[]): void {
    const wrong = own.filter(({ outcome, call }) => outcome === 'wrong_code' && call === 'verify');
    const clears = own
      .filter((each) => [...takesCode, ...turnsOff].includes(each.call) && isPossible(each))
      .toSorted((one, other) => one.start - other.start);
    let from = -Infinity;
    for (const clear of [...clears, undefined]) {
      const until = clear?.start ?? Infinity;
      const run = wrong.filter(({ start, end }) => start > from && end < until);
      from = Math.max(from, clear ? lastMoment(clear) : from);
      if (run.length === 0) continue;
      const first = Math.min(...run.map(({ start }) => start));
      const last = Math.max(...run.map(({ end }) => end));
      const waits = Array.from({ length: Math.max(0, run.length - freeVerdicts) }, (_, index) =>
        Math.min(firstWaitMs * 2 ** index, longestWaitMs),
      );
      const needed = waits.reduce((sum, wait) => sum + wait, 0);
      hold('I3', last - first >= needed, [
        `${run.length} guesses got a verdict without a wait`,
        ...run,
      ]);
    }
  }

  /** Only a key that may have been activated, and was not certainly turned off since, lets anybody in. */
  function checkKeys(own: readonly Asked[]): void {
    const activations = own.filter((each) => each.call === 'activate' && isPossible(each));
    const ends = own.filter((each) => turnsOff.includes(each.call) && isDone(each));
    for (const login of own.filter((each) => each.call === 'verify' && isDone(each))) {
      const activation = activations.findLast(({ key }) => key === login.key);
      const isAfter = activation !== undefined && activation.start < login.end;
      hold('I5', isAfter, ['a key that was never activated let somebody in', login]);
      const since = activation ? lastMoment(activation) : 0;
      const off = ends.find(({ start, end }) => start > since && end < login.start);
      hold('I5', off === undefined, ['a key that was turned off let somebody in', login]);
    }
  }

  /** Nobody is signed in by the password alone while OTP is certainly on. */
  function checkOpenDoors(own: readonly Asked[]): void {
    for (const open of own.filter(
      (each) => each.call === 'password' && each.next === 'signed_in',
    )) {
      const on = own.findLast(
        (each) => each.call === 'activate' && isDone(each) && each.end < open.start,
      );
      if (on === undefined) continue;
      const off = own.find(
        (each) =>
          turnsOff.includes(each.call) &&
          isPossible(each) &&
          lastMoment(each) > on.start &&
          each.start < open.end,
      );
      hold('I4', off !== undefined, ['signed in by the password alone with OTP on', on, open]);
    }
  }

  /** A session that owed a code shows a page only after one; one that was logged out shows none. */
  function checkSession(own: readonly Asked[]): void {
    const password = own.find(({ call }) => call === 'password');
    const owes = password?.next === 'code_required';
    for (const page of own.filter((each) => each.call === 'page' && isDone(each))) {
      const code = own.find(
        (each) => each.call === 'verify' && isPossible(each) && each.start < page.end,
      );
      hold('I4', !owes || code !== undefined, ['a page without the code', page]);
      const out = own.find(
        (each) => each.call === 'log_out' && isDone(each) && each.end < page.start,
      );
      hold('I4', out === undefined, ['a page after the log-out', page, ...(out ? [out] : [])]);
    }
  }

  /** What was done stands in the record once each, what may have been done once at most; so for notices. */
  function checkRecord(own: readonly Asked[]): void {
    const user = own[0]?.user ?? '';
    const record = final.users.find((each) => each.user === user)?.events ?? [];
    const expected: readonly (readonly [
      event: string,
      (each: Asked) => boolean,
      outcome: string,
    ])[] = [
      ['activated', ({ call }) => call === 'activate', 'done'],
      ['deactivated', ({ call }) => call === 'deactivate', 'done'],
      ['recovered', ({ call }) => call === 'complete_recovery', 'done'],
      ['code_accepted log_in', ({ call }) => call === 'verify' || call === 'last_log_in', 'done'],
      ['code_refused log_in', ({ call }) => call === 'verify', 'wrong_code'],
    ];
    for (const [event, isIt, outcome] of expected) {
      const all = own.filter(isIt);
      const least = all.filter((each) => each.outcome === outcome).length;
      const most = least + all.filter((each) => each.outcome === 'unknown').length;
      const found = record.filter((type) => type === event).length;
      const what = `${user} has ${found} events "${event}", not ${least} to ${most}`;
      hold('I6', found >= least && found <= most, [what, ...all]);
    }
    for (const [about, told] of [
      ['otp_enabled', ['activated']],
      ['otp_disabled', ['deactivated', 'recovered']],
    ] as const) {
      const to = `${user}@example.test`;
      const keys = sent.filter((each) => each.to === to && each.about === about);
      const found = new Set(keys.map(({ key }) => key)).size;
      const events = record.filter((type) => told.some((each) => each === type)).length;
      hold('I6', found === events, [`${user} got ${found} mails "${about}" of ${events}`, ...keys]);
    }
  }
}

function groupsOf(
  asked: readonly Asked[],
  nameOf: (each: Asked) => string | undefined,
): readonly (readonly Asked[])[] {
  const groups = Map.groupBy(asked, nameOf);
  groups.delete(undefined);
  return [...groups.values()];
}
