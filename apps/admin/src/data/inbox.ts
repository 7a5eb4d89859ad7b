import type { Database, Row } from './data.ts';

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
  deliver(message: NewMessage): Promise<void>;
  /** The newest messages first. */
  list(): Promise<readonly Message[]>;
  find(id: number): Promise<Message | undefined>;
  /** The id of the newest message; 0 when there is none. */
  newest(): Promise<number>;
}

const longestList = 50;

export function inbox(database: Database): Inbox {
  return {
    async deliver({ kind, recipient, text, subject = null, html = null }) {
      const message = { kind, recipient, text, subject, html, at: Date.now() };
      await database.add('message', message);
    },

    async list() {
      const newestFirst = 'SELECT * FROM message ORDER BY id DESC LIMIT ?';
      return (await database.run(newestFirst, longestList)).rows.map(toMessage);
    },

    async find(id) {
      if (!Number.isSafeInteger(id)) return undefined;
      const { rows } = await database.run('SELECT * FROM message WHERE id = ?', id);
      return rows.map(toMessage)[0];
    },

    async newest() {
      const { rows } = await database.run('SELECT max(id) AS id FROM message');
      return Number(rows[0]?.id ?? 0);
    },
  };
}

function toMessage(row: Row): Message {
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
