import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { requireSchema } from '../database/open-database.ts';
import { operatorKeyfob } from '../database/operator-keyfob.ts';
import { type FormatName, formats } from '../import/formats/formats.ts';
import { importRows } from '../import/import-rows.ts';
import { reportOf, reportText } from '../import/report.ts';
import { progressOn } from '../output/progress.ts';
import type { Reply } from '../output/reply.ts';
import { exitCodes, wrongUsage } from '../output/stop.ts';
import { readKeyRing } from '../settings/key-ring.ts';
import { type Context, type Work, withDatabase } from './context.ts';
import { operatorOf } from './operator.ts';

interface Options {
  readonly from: FormatName;
  readonly dryRun?: boolean;
  readonly replace?: boolean;
  readonly onlyIssuer?: string;
  readonly actor: string;
}

/** `keyfob import`: authenticators that another system has set up. */
export function addImport(program: Command, context: Context): void {
  program
    .command('import <file>')
    .summary('take over authenticators of another system')
    .description(
      'Takes over the authenticators of another system: people keep their apps. What cannot be right is refused with its line and reason.',
    )
    .addOption(
      new Option('--from <format>', 'what kind of file it is')
        .choices(Object.keys(formats))
        .makeOptionMandatory(),
    )
    .option('--dry-run', 'report, and write nothing')
    .option('--replace', 'take the place of authenticators that are on; their owners are told')
    .option('--only-issuer <name>', 'leave alone what names another site')
    .addOption(new Option('--actor <name>', 'who does it, for the audit log').default('import'))
    .addHelpText(
      'after',
      `
Examples:
  keyfob import users.csv --from csv --dry-run
  gpg --decrypt devices.csv.gpg | keyfob import - --from django --actor 'Eve, migration'

otpauth      one otpauth://totp/ address a line; in front of it the user id, or its account is the id
csv          user_id,secret (base32), and algorithm,digits,period,name as needed
google       one otpauth-migration: address a line, as read from the QR pictures of a transfer
speakeasy    user_id and base32, hex or ascii; algorithm,digits,step as needed
better-auth  userId,secret, each secret opened with symmetricDecrypt; digits,period as needed
keycloak     user_id,secret_data,credential_data,user_label of the table credential, type otp
django       user_id,key,step,digits,t0,confirmed,name of the table otp_totp_totpdevice

Codes from before the import are not taken again: the first that counts comes a minute later. A second
run leaves alone who was taken over. Exit code 1: rows were refused. The file holds every key in clear:
give it by standard input (-), or delete it afterwards.`,
    )
    .action(withDatabase<Options>(context, run));
}

async function run(work: Work<Options>, file = ''): Promise<Reply> {
  const { database, settings, options, context } = work;
  const { actor } = operatorOf(options);
  const { dryRun: isDryRun = false, replace: replaces = false, onlyIssuer: issuer } = options;
  const rows = formats[options.from](read(file, context));
  if (rows.length === 0) throw wrongUsage(`${file} holds no authenticator`);
  const ring = readKeyRing(settings.keys);
  await requireSchema(database);
  const keyfob = operatorKeyfob(database.store(), ring, settings);
  if (!isDryRun) await keyfob.check(); // nothing is sealed under a ring that is not of this database
  const progress = progressOn(context.stderr);
  const outcomes = await importRows(keyfob, rows, { actor, isDryRun, replaces, issuer, progress });
  const report = reportOf(outcomes, isDryRun);
  return {
    exitCode: report.refused > 0 ? exitCodes.findings : exitCodes.fine,
    text: reportText(report),
    json: report,
  };
}

function read(named: string, { folder, stdin }: Context): string {
  try {
    return readFileSync(named === '-' ? stdin : resolve(folder, named), 'utf8');
  } catch (error) {
    const { code } = error as { readonly code?: string };
    throw wrongUsage(code === 'ENOENT' ? `there is no file ${named}` : `${named}: ${code}`);
  }
}
