import fc from 'fast-check';

/**
 * Text of any UTF-16 code units, halves of characters among them, and often of those that the formats go by. The
 * unit `binary` of fast-check would list all of Unicode first, which takes seconds.
 */
export function anyText(): fc.Arbitrary<string> {
  const meant = fc.constantFrom('"', ',', '\n', '\r', '%', ':', '/', '=', '{', '}', ' ');
  const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));
  return fc.string({ unit: fc.oneof(meant, unit) });
}
