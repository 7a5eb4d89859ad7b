import type { Command } from 'commander';
import type { Context } from './context.ts';
import { addUserChanges } from './user-changes.ts';
import { addUserEvents } from './user-events.ts';
import { addUserShow } from './user-show.ts';

/** `keyfob user`: the second factor of one user. */
export function addUser(program: Command, context: Context): void {
  const user = program
    .command('user')
    .summary('one user: show, events, disable, unlock, forget')
    .description(
      'Shows the second factor of a user, without secrets, and changes it for an operator.',
    )
    .addHelpText(
      'after',
      `
Examples:
  keyfob user show alice --database sqlite:data/keyfob.sqlite
  keyfob user unlock alice --actor 'Eve, support' --reason 'called back'

\`show\` and \`events\` need no key ring. Make sure by other means who asks before you change anything:
what you do stands in the audit log with your name.`,
    );
  addUserShow(user, context);
  addUserEvents(user, context);
  addUserChanges(user, context);
}
