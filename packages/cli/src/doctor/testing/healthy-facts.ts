import { completePolicy } from '@keyfob/core';
import { examine } from '../examine.ts';
import type { Facts } from '../facts.ts';

/** Facts of set-ups in which nothing is wrong, and ways to make something wrong in them. */
export const dayMs = 86_400_000;
export const now = 1_770_000_000_000;
export const channel = { waiting: 0, mostAttempts: 0, lastDay: { sent: 9, failed: 0, dropped: 0 } };
export const postgres = {
  kind: 'postgres',
  settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  ...{ isReplica: false, followers: 0, isWaitedFor: false },
  mostConnections: 97,
} as const;
export const mysql = {
  kind: 'mysql',
  settings: { innodb_flush_log_at_trx_commit: '1', innodb_doublewrite: 'ON' },
  ...{ isReplica: false, followers: 0, isWaitedFor: false },
  mostConnections: 151,
} as const;
export const sqlite = {
  kind: 'sqlite',
  file: 'a.sqlite',
  journalMode: 'wal',
  fileSystem: 0xef53,
  fileMode: 0o600,
  folderMode: 0o750,
} as const;
export const figures: NonNullable<Facts['figures']> = {
  ...{ accounts: 1, accountsWithKey: 1, oldestEventAt: now - 1000 },
  channels: [{ channel: 'mail', ...channel }],
  requests: { openOfKnown: 0, openOfUnknown: 0, ended: 0 },
};
export const healthy: Facts = {
  settings: {
    origin: 'https://www.example.test',
    trustProxy: ['10.0.0.5'],
    cookie: { name: '__Host-sid', secure: true, httpOnly: true, sameSite: 'strict' },
    pool: { max: 10, processes: 4 },
  },
  policy: completePolicy(),
  schema: { state: 'fits', found: 3, known: 3 },
  server: postgres,
  clock: { offsetMs: 3, uncertainMs: 2 },
  figures,
  now,
  keys: {
    ids: ['a'],
    sealed: [{ keyId: 'a', accounts: 1, messages: 0 }],
    problem: undefined,
    fileMode: 0o600,
  },
};

export const wrongIn = (facts: Partial<Facts>) =>
  examine({ ...healthy, ...facts }).filter(({ level }) => level !== 'ok');

export const cookie = (changes: NonNullable<Facts['settings']['cookie']>): Partial<Facts> => ({
  settings: { ...healthy.settings, cookie: { ...healthy.settings.cookie, ...changes } },
});
export const site = (changes: Facts['settings']): Partial<Facts> => ({
  settings: { ...healthy.settings, ...changes },
});
export const sealed = (keyId: string, accounts = 1, messages = 0) => ({
  keyId,
  accounts,
  messages,
});
export const keys = (changes: Partial<NonNullable<Facts['keys']>>): Partial<Facts> => ({
  keys: { ...(healthy.keys as NonNullable<Facts['keys']>), ...changes },
});
export const mail = (changes: object): Partial<Facts> => ({
  figures: { ...figures, channels: [{ channel: 'mail', ...channel, ...changes }] },
});
