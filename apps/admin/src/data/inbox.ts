import type { DatabaseSync } from 'node:sqlite';

export interface Message {
  readonly kind: 'mail' | 'sms';
  readonly recipient: string;
  readonly text: string;
  readonly at: number;
}

/** A demo aid: what a real site would mail or text arrives here. */
export interface Inbox {
  deliver(message: Omit<Message, 'at'>): void;
  /** The newest messages first. */
  list(): readonly Message[];
}

const longestList = 50;

export function inbox(database: DatabaseSync): Inbox {
  const insert = database.prepare(
    'INSERT INTO message (kind, recipient, text, at) VALUES (?, ?, ?, ?)',
  );
  const select = database.prepare(
    'SELECT kind, recipient, text, at FROM message ORDER BY id DESC LIMIT ?',
  );
  return {
    deliver({ kind, recipient, text }) {
      insert.run(kind, recipient, text, Date.now());
    },
    list: () => select.all(longestList) as unknown as Message[], // the columns are those of Message
  };
}
