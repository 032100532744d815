import 'reflect-metadata';
import { Command } from 'commander';
import { consumersCommand } from './commands/consumers.js';
import { demoCommand } from './commands/demo.js';
import { dueCommand } from './commands/due.js';
import { engineCommand } from './commands/engine.js';
import { proveCommand } from './commands/prove.js';
import { startCommand } from './commands/start.js';
import { OperationalError } from './operational-error.js';
import { VERSION } from './package-info.js';

// The engine's thread inherits this: grpc-js would otherwise write its own lines beside ours.
process.env['GRPC_VERBOSITY'] ??= 'NONE';

/** The command line. What the operator can mend is one line and exit code 1; anything else is a bug and shows its stack. */
const program = new Command('fadu')
  .description('法度 Fadu: procedures of a legal office as BPMN, with the law checked at every step.')
  .version(VERSION)
  .addCommand(startCommand)
  .addCommand(demoCommand)
  .addCommand(engineCommand)
  .addCommand(consumersCommand)
  .addCommand(dueCommand)
  .addCommand(proveCommand);

try {
  await program.parseAsync();
} catch (error) {
  const expected = error instanceof OperationalError;
  process.stderr.write(`${expected ? `fadu: ${error.message}` : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}
