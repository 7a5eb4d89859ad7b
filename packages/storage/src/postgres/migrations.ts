import type { Name } from '../sql/names.ts';
import type { Migration } from '../sql/schema.ts';

/** Each entry lifts the schema by one; an entry, once released, is never changed. */
export const migrations: readonly Migration<Name>[] = [
  {
    worksFrom: 1,
    // Ids compare byte by byte ("C"): no language's rules make two of them the same. A log-in changes an
    // account in place: there is room for it on the page, and no index has what it changes.
    statements: (name) => [
      `CREATE TABLE ${name('account')} (
       user_id text COLLATE "C" NOT NULL PRIMARY KEY,
       version bigint NOT NULL,
       ring_keys text COLLATE "C",
       document text NOT NULL
     ) WITH (fillfactor = 85)`,
      `CREATE INDEX ${name('account', 'by_ring_keys')} ON ${name('account')} (ring_keys, user_id)
       WHERE ring_keys IS NOT NULL`,
      `CREATE TABLE ${name('event')} (
       user_id text COLLATE "C" NOT NULL,
       id bigint NOT NULL,
       at bigint NOT NULL,
       kept_from bigint NOT NULL,
       detail text NOT NULL,
       PRIMARY KEY (user_id, id)
     )`,
      `CREATE INDEX ${name('event', 'by_age')} ON ${name('event')} (kept_from)`,
      `CREATE TABLE ${name('message')} (
       user_id text COLLATE "C" NOT NULL,
       id text COLLATE "C" NOT NULL,
       channel text NOT NULL,
       position int NOT NULL,
       not_before bigint,
       drop_at bigint NOT NULL,
       due_at bigint NOT NULL,
       written_at bigint NOT NULL,
       attempts int NOT NULL DEFAULT 0,
       leased_at bigint,
       state text NOT NULL DEFAULT 'waiting',
       settled_at bigint,
       ring_key text COLLATE "C",
       sealed text NOT NULL,
       PRIMARY KEY (user_id, id)
     )`,
      `CREATE INDEX ${name('message', 'by_id')} ON ${name('message')} (id)`,
      `CREATE INDEX ${name('message', 'due')} ON ${name('message')} (channel, due_at)
       WHERE settled_at IS NULL`,
      `CREATE INDEX ${name('message', 'written')} ON ${name('message')} (written_at)
       WHERE settled_at IS NULL`,
      `CREATE INDEX ${name('message', 'by_ring_key')} ON ${name('message')} (ring_key, id)
       WHERE settled_at IS NULL`,
      `CREATE INDEX ${name('message', 'settled')} ON ${name('message')} (settled_at)
       WHERE settled_at IS NOT NULL`,
      `CREATE TABLE ${name('budget')} (
       name text COLLATE "C" NOT NULL PRIMARY KEY,
       uses bigint NOT NULL,
       ends_at bigint NOT NULL
     )`,
      `CREATE INDEX ${name('budget', 'by_end')} ON ${name('budget')} (ends_at)`,
      `CREATE TABLE ${name('request')} (
       id text COLLATE "C" NOT NULL PRIMARY KEY,
       version bigint NOT NULL,
       due_at bigint NOT NULL,
       ended_at bigint,
       user_id text COLLATE "C",
       subject text COLLATE "C" NOT NULL,
       submitted_at bigint NOT NULL,
       document text NOT NULL
     )`,
      `CREATE INDEX ${name('request', 'known')} ON ${name('request')} (due_at, id)
       WHERE ended_at IS NULL AND user_id IS NOT NULL`,
      `CREATE INDEX ${name('request', 'unknown')} ON ${name('request')} (due_at, id)
       WHERE ended_at IS NULL AND user_id IS NULL`,
      `CREATE INDEX ${name('request', 'ended')} ON ${name('request')} (ended_at, id)
       WHERE ended_at IS NOT NULL`,
      `CREATE INDEX ${name('request', 'by_subject')} ON ${name('request')} (subject, submitted_at, id)
       WHERE ended_at IS NULL`,
      `CREATE INDEX ${name('request', 'of_user')} ON ${name('request')} (user_id)
       WHERE user_id IS NOT NULL`,
      `CREATE INDEX ${name('request', 'stale')} ON ${name('request')} (submitted_at)
       WHERE ended_at IS NULL AND user_id IS NULL`,
      `CREATE TABLE ${name('turn')} (name text COLLATE "C" NOT NULL PRIMARY KEY)`,
    ],
  },
];
