import type { Name } from '../sql/names.ts';
import type { Migration } from '../sql/schema.ts';

/**
 * The longest texts that an index holds, in bytes: ids of users have 255 characters at most, all others 200
 * units of UTF-16. An index takes 3072 bytes in all.
 */
export const longest = {
  ...{ user_id: 1020, id: 600, name: 600 },
  ...{ ring_keys: 1980, ring_key: 600, subject: 1200 },
} as const;

const bytes = (column: keyof typeof longest) => `varbinary(${longest[column]})`;
const ending = ') ENGINE=InnoDB ROW_FORMAT=DYNAMIC';

/**
 * Each entry lifts the schema by one; an entry, once released, is never changed. A statement on tables commits
 * by itself, so a step can end in the middle: each of its statements must do no harm where it was run before.
 */
export const migrations: readonly Migration<Name>[] = [
  {
    worksFrom: 1,
    // Texts are bytes: neither the charset of a connection nor a collation has a say in them. There are no
    // indexes of some rows alone, so each begins with what its readers look for, NULL being one such thing.
    statements: (name) => [
      `CREATE TABLE IF NOT EXISTS ${name('account')} (
       user_id ${bytes('user_id')} NOT NULL PRIMARY KEY,
       version bigint NOT NULL,
       ring_keys ${bytes('ring_keys')},
       document mediumblob NOT NULL,
       KEY by_ring_keys (ring_keys, user_id)
     ${ending}`,
      `CREATE TABLE IF NOT EXISTS ${name('event')} (
       user_id ${bytes('user_id')} NOT NULL,
       id bigint NOT NULL,
       at bigint NOT NULL,
       kept_from bigint NOT NULL,
       detail mediumblob NOT NULL,
       PRIMARY KEY (user_id, id),
       KEY by_age (kept_from)
     ${ending}`,
      `CREATE TABLE IF NOT EXISTS ${name('message')} (
       user_id ${bytes('user_id')} NOT NULL,
       id ${bytes('id')} NOT NULL,
       channel varbinary(32) NOT NULL,
       position int NOT NULL,
       not_before bigint,
       drop_at bigint NOT NULL,
       due_at bigint NOT NULL,
       written_at bigint NOT NULL,
       attempts int NOT NULL DEFAULT 0,
       leased_at bigint,
       state varbinary(32) NOT NULL DEFAULT 'waiting',
       settled_at bigint,
       ring_key ${bytes('ring_key')},
       sealed mediumblob NOT NULL,
       PRIMARY KEY (user_id, id),
       KEY by_id (id),
       KEY due (settled_at, channel, due_at, written_at, position, id),
       KEY written (settled_at, written_at),
       KEY by_ring_key (settled_at, ring_key, id)
     ${ending}`,
      `CREATE TABLE IF NOT EXISTS ${name('budget')} (
       name ${bytes('name')} NOT NULL PRIMARY KEY,
       uses bigint NOT NULL,
       ends_at bigint NOT NULL,
       KEY by_end (ends_at)
     ${ending}`,
      `CREATE TABLE IF NOT EXISTS ${name('request')} (
       id ${bytes('id')} NOT NULL PRIMARY KEY,
       version bigint NOT NULL,
       due_at bigint NOT NULL,
       ended_at bigint,
       user_id ${bytes('user_id')},
       subject ${bytes('subject')} NOT NULL,
       submitted_at bigint NOT NULL,
       document mediumblob NOT NULL,
       KEY known (ended_at, due_at, id, user_id),
       KEY unknown (ended_at, user_id, due_at, id),
       KEY ended (ended_at, id),
       KEY by_subject (subject, ended_at, submitted_at, id),
       KEY of_user (user_id),
       KEY stale (ended_at, user_id, submitted_at)
     ${ending}`,
      `CREATE TABLE IF NOT EXISTS ${name('turn')} (
       name ${bytes('subject')} NOT NULL PRIMARY KEY
     ${ending}`,
    ],
  },
];
