import type { ServerFacts } from '../../database/database.ts';
import type { Facts } from '../facts.ts';
import { type Finding, fine, wrong } from '../finding.ts';

/** File systems over a network, as `statfs` numbers them: NFS, SMB, CIFS, SMB2, 9P, AFS. */
const overNetwork = [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f];

/** Whether what was answered survives a power cut, and stays with its owner. */
export function checkDurability({ server }: Facts): Finding[] {
  if (server === undefined) return [];
  return server.kind === 'sqlite' ? ofSqlite(server) : ofServer(server);
}

type Sqlite = Extract<ServerFacts, { kind: 'sqlite' }>;
type Server = Exclude<ServerFacts, Sqlite>;

function ofSqlite({ file, journalMode, fileMode, folderMode, fileSystem }: Sqlite): Finding[] {
  const findings: Finding[] = [];
  if (journalMode !== 'wal') {
    const what = `the file has the journal mode ${journalMode}, not wal: something else has changed it`;
    const fix = 'leave the file to Keyfob; the application sets wal and full sync when it opens it';
    findings.push(wrong('durability.journal', what, fix));
  }
  if (overNetwork.includes(fileSystem >>> 0)) {
    const what = 'the file is on a network drive, which cannot keep what SQLite promises';
    const fix = 'move it to a local disk, or use PostgreSQL';
    findings.push(wrong('durability.network', what, fix));
  }
  if (findings.length === 0) findings.push(fine('durability', 'the file keeps a write-ahead log'));
  if (fileMode === undefined || folderMode === undefined) return findings;
  if ((fileMode & 0o077) !== 0) {
    const what = `others can read the file (mode ${fileMode.toString(8)})`;
    findings.push(wrong('permissions.file', what, `chmod 600 ${file} ${file}-wal ${file}-shm`));
  } else if ((folderMode & 0o002) !== 0) {
    const what = `anybody can put files into the folder of the database (mode ${folderMode.toString(8)})`;
    findings.push(wrong('permissions.folder', what, 'chmod o-w the folder'));
  } else findings.push(fine('permissions', 'the file is readable by its owner alone'));
  return findings;
}

/** Settings of servers that must be so, what happens if they are not, and how to mend it. */
const needed: readonly {
  readonly name: string;
  readonly isRight: (value: string) => boolean;
  readonly why: string;
  readonly fix: string;
}[] = [
  {
    name: 'fsync',
    isRight: isOn,
    why: 'a power cut can destroy the database',
    fix: 'set fsync = on in postgresql.conf and reload',
  },
  {
    name: 'full_page_writes',
    isRight: isOn,
    why: 'a power cut can leave half-written pages',
    fix: 'set full_page_writes = on in postgresql.conf and reload',
  },
  {
    name: 'synchronous_commit',
    isRight: isOn,
    why: 'a crash of the server takes back what was answered: a code works twice',
    fix: 'set it to on for the role or the database of Keyfob: ALTER ROLE … SET synchronous_commit = on',
  },
  {
    name: 'innodb_flush_log_at_trx_commit',
    isRight: (value) => value === '1',
    why: 'a crash of the server takes back what was answered: a code works twice',
    fix: 'set innodb_flush_log_at_trx_commit = 1 in the file of the server, and SET GLOBAL for now',
  },
  {
    name: 'innodb_doublewrite',
    isRight: isOn,
    why: 'a power cut can leave half-written pages',
    fix: 'set innodb_doublewrite = ON in the file of the server and restart it',
  },
];

function isOn(value: string): boolean {
  return !/^(off|0)$/i.test(value);
}

function ofServer({ settings }: Server): Finding[] {
  const off = needed.filter(({ name, isRight }) => !isRight(settings[name] ?? '1'));
  if (off.length === 0) {
    return [fine('durability', 'a commit has reached the disk when it is answered')];
  }
  return off.map(({ name, why, fix }) =>
    wrong(`durability.${name}`, `${name} is ${settings[name]}: ${why}`, fix),
  );
}
