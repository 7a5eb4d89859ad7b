import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf } from './network.ts';

/** Every way to write the eight groups of one address that this test knows of. */
function spellingsOf(groups: readonly number[], zone: string): string[] {
  const hex = groups.map((group) => group.toString(16));
  const padded = groups.map((group) => group.toString(16).padStart(4, '0'));
  const bytes = groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]);
  const plain = [hex.join(':'), padded.join(':'), [...hex.slice(0, 6), bytes.join('.')].join(':')];
  const shortened = groups.flatMap((_, from) =>
    groups.flatMap((__, count) => {
      const until = from + count + 1;
      const isZero = groups.slice(from, until).every((group) => group === 0);
      if (until > 8 || !isZero) return [];
      return [`${hex.slice(0, from).join(':')}::${hex.slice(until).join(':')}`];
    }),
  );
  const all = [...plain, ...shortened];
  return [...all, ...all.map((each) => each.toUpperCase())].flatMap((each) => [
    ...[each, ` ${each}\n`, `${each}%${zone}`],
  ]);
}

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:255.255.255.255', '255.255.255.255'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['::ffff:0:192.0.2.7', '0:0:0:0::/64'],
    ['::1.2.3.4', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['fe80::1%25eth0', 'fe80:0:0:0::/64'],
    ['192.0.2.7%lo', '192.0.2.7'],
    [' 192.0.2.7 ', '192.0.2.7'],
  ])('%s counts under %s (P2, W9)', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each([
    ...[undefined, '', ' ', 'unknown', 'localhost', 'example.test', '192.0.2', '192.0.2.256'],
    ...['192.0.2.7:443', '[2001:db8::1]', '[2001:db8::1]:443', '2001:db8::1::2', '%eth0', '::g'],
    ...['192.0.2.7, 198.51.100.1', '0x7f.1', '2001:db8:1:2:3:4:5:6:7', "' or 1=1 --"],
  ])('%s is none, so it counts with all that have none (P2)', (address) => {
    expect(networkOf(address)).toBe('unknown');
  });

  it('is one for each spelling of an IPv6 address (P2)', () => {
    const group = fc.oneof(
      fc.constant(0),
      fc.constant(0xffff),
      fc.integer({ min: 0, max: 0xffff }),
    );
    const groups = fc.array(group, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, fc.stringMatching(/^[a-z0-9]{1,8}$/), (all, zone) => {
        const spellings = spellingsOf(all, zone);
        expect(spellings.every((each) => isIPv6(each.trim()))).toBe(true);
        const networks = new Set(spellings.map(networkOf));

        const isMapped = all.slice(0, 5).every((each) => each === 0) && all[5] === 0xffff;
        const bytes = all.slice(6).flatMap((each) => [each >> 8, each & 0xff]);
        const first = all.slice(0, 4).map((each) => each.toString(16));
        expect([...networks]).toEqual([isMapped ? bytes.join('.') : `${first.join(':')}::/64`]);
      }),
      { numRuns: 100 },
    );
  });

  it('is one text of bounded length, whatever a proxy has written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0:ff1.%x ') }), (address) => {
        expect(networkOf(address).length).toBeLessThanOrEqual(24);
      }),
    );
  });
});
