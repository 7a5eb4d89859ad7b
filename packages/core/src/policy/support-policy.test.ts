import { describe, expect, it } from 'vitest';
import { completeSupportPolicy, supportLimits } from './support-policy.ts';

const item = { id: 'seen', label: 'Seen in person', isRequired: true };

describe('the support policy', () => {
  it('asks for two people, a day of waiting and evidence (U1)', () => {
    const policy = completeSupportPolicy();

    expect(policy).toMatchObject({ approvals: 2, waitSeconds: 86_400, dueWorkingDays: 1 });
    expect(policy.evidence.map(({ id, isRequired }) => [id, isRequired])).toEqual([
      ['identity_document', true],
      ['called_back', false],
    ]);
  });

  it.each(Object.entries(supportLimits))('refuses %s outside its range', (name, { min, max }) => {
    for (const value of [min - 1, max + 1, min + 0.5, Number.NaN, '1']) {
      expect(() => completeSupportPolicy({ [name]: value })).toThrow(`support.${name} is ${value}`);
    }
    for (const value of [min, max]) {
      expect(completeSupportPolicy({ [name]: value })).toMatchObject({ [name]: value });
    }
  });

  it('tells what is allowed', () => {
    expect(() => completeSupportPolicy({ approvals: 3 })).toThrow(
      new RangeError('support.approvals is 3; allowed are whole people from 1 to 2'),
    );
  });

  it('refuses a misspelt name and tells the right ones', () => {
    expect(() => completeSupportPolicy({ aprovals: 1 } as object)).toThrow(
      new TypeError(
        'support has no option "aprovals"; known are: evidence, approvals, waitSeconds, dueWorkingDays',
      ),
    );
  });

  it.each([
    ['no list', 'seen', 'support.evidence is not a list'],
    ['nothing at all', [], 'support.evidence has 0 items; allowed are up to 20, at least one'],
    ['nothing required', [{ ...item, isRequired: false }], 'support.evidence has 1 items'],
    ['twice the same', [item, item], 'support.evidence has two items with the same id'],
    ['no objects', [null], 'support.evidence[0] is not an object'],
    ['texts', ['seen'], 'support.evidence[0] is not an object'],
    ['an unknown key', [{ ...item, kind: 'x' }], 'support.evidence[0] has no option "kind"'],
    ['an id with a space', [item, { ...item, id: 'a b' }], 'support.evidence[1].id is a b'],
    ['an id with something after', [{ ...item, id: 'a!' }], 'support.evidence[0].id is a!'],
    ['an endless id', [{ ...item, id: 'x'.repeat(65) }], 'support.evidence[0].id is x'],
    ['a number as id', [{ ...item, id: 7 }], 'support.evidence[0].id is 7'],
    ['no label', [{ ...item, label: '' }], 'support.evidence[0].label must have 1 to 200'],
    ['no text as label', [{ ...item, label: 7 }], 'support.evidence[0].label must have'],
    ['an endless label', [{ ...item, label: 'x'.repeat(201) }], 'support.evidence[0].label must'],
    ['a text as switch', [{ ...item, isRequired: 'no' }], 'support.evidence[0].isRequired is'],
  ])('refuses evidence with %s', (_, evidence, message) => {
    expect(() => completeSupportPolicy({ evidence } as object)).toThrow(message);
  });

  it('takes up to twenty items', () => {
    const items = Array.from({ length: 21 }, (_, index) => ({ ...item, id: `item-${index}` }));

    expect(completeSupportPolicy({ evidence: items.slice(1) }).evidence).toHaveLength(20);
    expect(() => completeSupportPolicy({ evidence: items })).toThrow('has 21 items');
  });

  it('takes an id and a label of the greatest length', () => {
    const long = { ...item, id: 'x'.repeat(64), label: 'y'.repeat(200) };

    expect(completeSupportPolicy({ evidence: [long] }).evidence).toEqual([long]);
  });

  it('is frozen and copied: later changes by the caller do nothing', () => {
    const evidence = [{ ...item }];
    const policy = completeSupportPolicy({ evidence });

    evidence.push({ ...item, id: 'other' });
    for (const each of evidence) each.isRequired = false;

    expect(policy.evidence).toEqual([item]);
    expect([policy, policy.evidence, ...policy.evidence].every(Object.isFrozen)).toBe(true);
  });
});
