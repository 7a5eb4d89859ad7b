import { openSync, readSync } from 'node:fs';

const chunkBytes = 1_048_576;

/** Follows a file of JSON lines that others write: each call gives the lines since the last one. */
export function follow<Line>(file: string): () => readonly Line[] {
  const chunk = Buffer.alloc(chunkBytes);
  const descriptor = openSync(file, 'r');
  let offset = 0;
  let begun = Buffer.alloc(0);

  return () => {
    const lines: Line[] = [];
    for (;;) {
      const length = readSync(descriptor, chunk, 0, chunkBytes, offset);
      if (length === 0) return lines;
      offset += length;
      const bytes = Buffer.concat([begun, chunk.subarray(0, length)]);
      const end = bytes.lastIndexOf('\n') + 1;
      begun = bytes.subarray(end);
      for (const text of bytes.toString('utf8', 0, end).split('\n')) {
        if (text !== '') lines.push(JSON.parse(text));
      }
    }
  };
}
