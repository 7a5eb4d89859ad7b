import { isIP, isIPv4 } from 'node:net';

/**
 * The network that an address counts under, in one spelling: an IPv4 address as it is, also where it
 * comes mapped into IPv6; of an IPv6 address the first 64 bits, which is what one household or one server
 * gets; no zone. Whatever is no address, and none at all, is one network: `unknown`.
 *
 * For limits of your own as well: counting IPv6 addresses one by one limits nobody.
 *
 * @param address as `request.ip` has it
 */
export function networkOf(address: string | undefined): string {
  const bare = (address ?? '').trim().replace(/%.*/s, '');
  if (isIPv4(bare)) return bare;
  if (isIP(bare) !== 6) return 'unknown';
  const groups = groupsOf(bare);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) {
    const bytes = groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]);
    return bytes.join('.');
  }
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/** The eight groups of an IPv6 address (RFC 4291 section 2.2). */
function groupsOf(address: string): number[] {
  // The last 32 bits may be written as IPv4.
  const hex = address
    .replaceAll(/(\d+)\.(\d+)/g, (_, high: string, low: string) => groupOf(high, low))
    .replace('.', ':');
  const zeros = '0:'.repeat(8 - partsOf(hex).length);
  return partsOf(hex.replace('::', `:${zeros}`)).map((group) => Number.parseInt(group, 16));
}

function groupOf(high: string, low: string): string {
  return ((Number(high) << 8) | Number(low)).toString(16);
}

/** What stands between the colons. */
function partsOf(address: string): string[] {
  return address.split(':').filter((part) => part !== '');
}
