import { RowProblem } from './row.ts';

/** One field of a protocol buffer message: a number, or bytes that mean what the reader knows they do. */
export interface Field {
  readonly number: number;
  readonly value: number | Uint8Array;
}

const wireTypes = { varint: 0, bytes: 2 } as const;

/**
 * Reads the fields of a message (protobuf.dev, "Encoding"), as far as the export of Google Authenticator uses
 * them: varints and bytes. Two message types of nine fields are no reason for a library that compiles schemas.
 *
 * @throws RowProblem for bytes that are no such message
 */
export function readMessage(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  let position = 0;

  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[position];
      if (byte === undefined) throw damaged();
      position += 1;
      // By multiplication: shifts have 32 bits. What is longer than a safe number, nobody looks at.
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw damaged();
  };

  while (position < bytes.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    if (tag % 8 === wireTypes.varint) {
      fields.push({ number, value: varint() });
    } else if (tag % 8 === wireTypes.bytes) {
      const length = varint();
      if (length > bytes.length - position) throw damaged();
      fields.push({ number, value: bytes.subarray(position, position + length) });
      position += length;
    } else throw damaged();
  }
  return fields;
}

function damaged(): RowProblem {
  return new RowProblem('is damaged, or no export of Google Authenticator');
}
