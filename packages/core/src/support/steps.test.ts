import { describe, expect, it } from 'vitest';
import {
  encodeSupportRequest,
  type SupportRequest,
  type TrailEntry,
} from '../account/support-request.ts';
import {
  boundedText,
  canTake,
  isEnded,
  isTrailFull,
  signatureOf,
  supportSteps,
  takeStep,
} from './steps.ts';

const request: SupportRequest = {
  ...{ schema: 1, id: 'r1', kind: 'lost_access', state: 'half_approved', userId: 'alice' },
  ...{ email: 'alice@example.test', message: 'x', submittedAt: 1, dueAt: 2 },
  ...{ evidence: [], approvals: [], trail: [{ at: 1, by: 'requester', action: 'submitted' }] },
};
const commented = (text: string): TrailEntry => ({ at: 3, by: 'Bob', action: 'commented', text });

describe('the table of steps', () => {
  it('ends in done, rejected and cancelled, and nowhere else', () => {
    const states = Object.keys(supportSteps) as SupportRequest['state'][];

    expect(states.filter((state) => isEnded({ state }))).toEqual(['done', 'rejected', 'cancelled']);
  });

  it('has no way to done but over waiting, and none to waiting but by the last approval (U1)', () => {
    const ways = Object.entries(supportSteps).flatMap(([from, steps]) =>
      Object.entries(steps).flatMap(([step, to]) => (from === to ? [] : [`${from} ${step} ${to}`])),
    );

    expect(ways.filter((way) => way.endsWith(' done'))).toEqual(['waiting apply done']);
    expect(ways.filter((way) => way.endsWith(' waiting'))).toEqual([
      'open confirm waiting',
      'claimed confirm waiting',
      'half_approved confirm waiting',
    ]);
    expect(canTake({ ...request, state: 'half_approved' }, 'approve')).toBe(false);
  });

  it('lets the owner end whatever has not ended', () => {
    for (const [state, steps] of Object.entries(supportSteps)) {
      expect('cancel' in steps).toBe(!isEnded({ state: state as SupportRequest['state'] }));
    }
  });
});

describe('the trail', () => {
  const repeat = (times: number, entry: (index: number) => TrailEntry) =>
    Array.from({ length: times }, (_, index) => entry(index)).reduce(
      (each, next) => takeStep(each, 'comment', next),
      request,
    );

  it('keeps the newest two hundred entries, and how it began (G2)', () => {
    const { trail } = repeat(250, (index) => commented(String(index)));

    expect(trail).toHaveLength(200);
    expect(trail[0]?.action).toBe('submitted');
    expect(trail.slice(1).map(({ text }) => text)).toEqual(
      Array.from({ length: 199 }, (_, index) => String(index + 51)),
    );
  });

  it('keeps all while they fit (G2)', () => {
    expect(repeat(199, () => commented('x')).trail).toHaveLength(200);
  });

  it('stays small enough to be kept, with the greatest that can be written (G2)', () => {
    const greatest = { userId: 'u'.repeat(255), name: '"'.repeat(100) };
    const full: SupportRequest = {
      ...repeat(100, () => ({ ...commented('"'.repeat(2000)), by: greatest.name })),
      message: '"'.repeat(2000),
      email: 'x'.repeat(254),
      claimedBy: greatest,
      approvals: [greatest, greatest],
      evidence: Array(20).fill('e'.repeat(64)),
    };
    const reason = { at: 4, by: greatest.name, text: '\u0000'.repeat(2000) };
    const decided = [{ action: 'approved' }, { action: 'approved' }].reduce(
      (each, { action }) => takeStep(each, 'check', { ...reason, action: action as 'approved' }),
      full,
    );

    const rejected = takeStep(decided, 'reject', { ...reason, action: 'rejected' });

    expect(rejected.trail.filter(({ action }) => action !== 'commented')).toHaveLength(4);
    expect(() => encodeSupportRequest(rejected)).not.toThrow();
  });

  it('never loses who claimed, who swore to evidence and who decided (U1, G2)', () => {
    const sworn = (index: number): TrailEntry => ({
      ...{ at: 2, by: 'Bob', action: index % 2 ? 'claimed' : 'evidence_checked' },
      ...(index % 2 === 0 && { text: 'x'.repeat(200) }),
    });
    const signed = Array.from({ length: 59 }, (_, index) => index).reduce(
      (each, index) => takeStep(each, 'check', sworn(index)),
      request,
    );
    const flooded = Array.from({ length: 300 }).reduce<SupportRequest>(
      (each, _, index) => takeStep(each, 'comment', commented(String(index).padEnd(2000, 'x'))),
      signed,
    );

    expect(flooded.trail.slice(0, 60)).toEqual(signed.trail);
    expect(flooded.trail.at(-1)?.text).toMatch(/^299x/);
    expect(JSON.stringify(flooded.trail).length).toBeLessThanOrEqual(40_960);
    expect(takeStep(flooded, 'confirm', { at: 4, by: 'Carol', action: 'approved' }).trail).toEqual(
      expect.arrayContaining([...signed.trail]),
    );
  });

  it('is full with sixty entries that must stay, whatever comments are in it', () => {
    const having = (claims: number) =>
      Array.from({ length: claims }).reduce<SupportRequest>(
        (each) => takeStep(each, 'comment', { at: 2, by: 'Bob', action: 'claimed' }),
        repeat(100, () => commented('x')),
      );

    expect([having(58), having(59)].map(isTrailFull)).toEqual([false, true]);
    expect(isTrailFull(repeat(250, () => commented('x')))).toBe(false);
  });

  it('keeps a request small enough to be kept, with the greatest of all that must stay (U1, G2)', () => {
    const greatest = { userId: 'u'.repeat(255), name: '"'.repeat(100) };
    const sworn = {
      at: 1e15,
      by: greatest.name,
      action: 'evidence_checked',
      text: '\u0001'.repeat(200),
    };
    const full: SupportRequest = {
      ...request,
      ...{ message: '\u0001'.repeat(2000), email: 'x'.repeat(254), userId: greatest.userId },
      ...{ claimedBy: greatest, approvals: [greatest, greatest] },
      ...{ evidence: Array(20).fill('e'.repeat(64)) },
      trail: Array(60).fill(sworn),
    };
    const reason = { at: 1e15, by: greatest.name, text: '\u0001'.repeat(1000) };
    const approved = takeStep(full, 'confirm', { ...reason, action: 'approved' });
    const rejected = takeStep(approved, 'reject', { ...reason, action: 'rejected' });

    expect(rejected.trail).toHaveLength(62);
    expect(encodeSupportRequest(rejected).length).toBeLessThan(131_072);
  });

  it('cuts a text to two thousand characters, never through one', () => {
    expect(boundedText('x'.repeat(2001))).toBe('x'.repeat(2000));
    expect(boundedText(`${'x'.repeat(1999)}😀`)).toBe(`${'x'.repeat(1999)}\ufffd`);
    expect(repeat(1, () => commented('x'.repeat(2001))).trail[1]?.text).toHaveLength(2000);
  });
});

describe('a signature', () => {
  it.each([
    ['Bob', 'Bob'],
    [' Bob\n', 'Bob'],
    ['Bob\nowner', 'Bob owner'],
    ['x'.repeat(101), 'x'.repeat(100)],
    ['', 'bob'],
    ['\t', 'bob'],
    ['owner', 'bob'],
    [' System ', 'bob'],
    ['Requester', 'bob'],
  ])('of %j reads %s: nobody passes for the owner (G2)', (name, signed) => {
    expect(signatureOf({ userId: 'bob', name })).toEqual({ userId: 'bob', name: signed });
  });

  it('holds nothing but id and name (G1)', () => {
    const staff = { userId: 'bob', name: 'Bob', token: 'hush' };

    expect(signatureOf(staff)).toEqual({ userId: 'bob', name: 'Bob' });
  });
});
