import type { DatabaseSync } from 'node:sqlite';

export interface NewMessage {
  readonly kind: 'mail' | 'sms';
  readonly recipient: string;
  readonly text: string;
  /** Of a mail. */
  readonly subject?: string | undefined;
  /** A mail's other half, as it came over the wire. */
  readonly html?: string | undefined;
}

export interface Message extends NewMessage {
  readonly id: number;
  readonly at: number;
}

/** A demo aid: what is mailed or texted to the example accounts arrives here. */
export interface Inbox {
  deliver(message: NewMessage): void;
  /** The newest messages first. */
  list(): readonly Message[];
  find(id: number): Message | undefined;
  /** The id of the newest message; 0 when there is none. */
  newest(): number;
}

const longestList = 50;

export function inbox(database: DatabaseSync): Inbox {
  const insert = database.prepare(
    'INSERT INTO message (kind, recipient, text, subject, html, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectNewest = database.prepare('SELECT * FROM message ORDER BY id DESC LIMIT ?');
  const selectById = database.prepare('SELECT * FROM message WHERE id = ?');
  return {
    deliver({ kind, recipient, text, subject = null, html = null }) {
      insert.run(kind, recipient, text, subject, html, Date.now());
    },
    list: () => selectNewest.all(longestList).map(toMessage),
    find(id) {
      const row = selectById.get(id);
      return row && toMessage(row);
    },
    newest: () => Number(selectNewest.get(1)?.id ?? 0),
  };
}

function toMessage(row: Record<string, unknown>): Message {
  const optional = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    id: Number(row.id),
    kind: row.kind === 'sms' ? 'sms' : 'mail',
    recipient: String(row.recipient),
    text: String(row.text),
    subject: optional(row.subject),
    html: optional(row.html),
    at: Number(row.at),
  };
}
