/** One authenticator as Google Authenticator exports it; numbers are those of its enumerations. */
export interface Exported {
  readonly name: string;
  readonly secret: Uint8Array;
  readonly issuer?: string;
  readonly algorithm?: number;
  readonly digits?: number;
  /** 1: counter-based, 2: time-based. */
  readonly type?: number;
}

/** The address behind one QR picture of a transfer. */
export function googleExport(
  entries: readonly Exported[],
  { size = 1, index = 0 }: { readonly size?: number; readonly index?: number } = {},
): string {
  const message = Buffer.concat([
    ...entries.map((entry) => bytes(1, entryOf(entry))),
    ...[number(2, 1), number(3, size), number(4, index), number(5, 123_456_789)],
  ]);
  return `otpauth-migration://offline?data=${encodeURIComponent(message.toString('base64'))}`;
}

function entryOf({
  name,
  secret,
  issuer = '',
  algorithm = 1,
  digits = 1,
  type = 2,
}: Exported): Buffer {
  return Buffer.concat([
    ...[bytes(1, secret), bytes(2, Buffer.from(name)), bytes(3, Buffer.from(issuer))],
    ...[number(4, algorithm), number(5, digits), number(6, type)],
  ]);
}

function bytes(field: number, value: Uint8Array): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const all: number[] = [];
  let left = value;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) all.push((left % 0x80) + 0x80);
  return Buffer.from([...all, left]);
}
