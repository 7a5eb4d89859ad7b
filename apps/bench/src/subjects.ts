import { mysqlUrl, postgresUrl } from './servers.ts';

/** A server that takes part in the comparison. */
export interface Subject {
  readonly name: string;
  readonly engine: 'SQLite' | 'PostgreSQL' | 'MariaDB';
  /** In `subjects`, and what it is started with. */
  readonly script: string;
  readonly parameters: readonly string[];
  /** Log-ins in one round: slow subjects need fewer to be measured for as long. */
  readonly share: number;
}

/** @param own our schema, and the beginning of our tables' names */
export function subjectsIn(own: string): readonly Subject[] {
  const keyfob = { name: 'Keyfob', script: 'keyfob', share: 1 };
  const stored = { ...keyfob, name: 'Keyfob, sessions in the database too' };
  const betterAuth = { name: 'better-auth', script: 'better-auth', share: 0.2 };
  const passport = { name: 'passport-totp', script: 'passport-totp', share: 0.5 };
  const bare = { name: 'bare handler', share: 1 };
  const [sqlite, postgres] = [{ engine: 'SQLite' }, { engine: 'PostgreSQL' }] as const;
  const mysql = { engine: 'MariaDB' } as const;
  const atPostgres = [postgresUrl, own];
  return [
    { ...sqlite, ...bare, script: 'bare-sqlite', parameters: [] },
    { ...sqlite, ...keyfob, parameters: ['sqlite', 'memory'] },
    { ...sqlite, ...stored, parameters: ['sqlite', 'sqlite'] },
    { ...sqlite, ...betterAuth, parameters: ['sqlite'] },
    { ...sqlite, ...passport, parameters: ['sqlite'] },
    { ...postgres, ...bare, script: 'bare-postgres', parameters: atPostgres },
    { ...postgres, ...keyfob, parameters: ['postgres', 'memory', ...atPostgres] },
    { ...postgres, ...stored, parameters: ['postgres', 'postgres', ...atPostgres] },
    { ...postgres, ...betterAuth, parameters: ['postgres', postgresUrl, `${own}_auth`] },
    { ...postgres, ...passport, parameters: ['postgres', ...atPostgres] },
    { ...mysql, ...bare, script: 'bare-mysql', parameters: [mysqlUrl, `${own}_`] },
    { ...mysql, ...keyfob, parameters: ['mysql', 'memory', mysqlUrl, `${own}_`] },
  ];
}
