import 'reflect-metadata';
import { Command } from 'commander';
import { OperationalError } from './operational-error.js';
import { VERSION } from './package-info.js';

// The engine's thread inherits this: grpc-js would otherwise write its own lines beside ours.
process.env['GRPC_VERBOSITY'] ??= 'NONE';

// A file beyond the limit of its size would otherwise kill the process without a word; now the write fails and says why.
process.on('SIGXFSZ', () => undefined);

/** Loaded when asked for: the engine alone starts without the service, whose modules take longer than the engine itself. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.js')).startCommand,
  demo: async () => (await import('./commands/demo.js')).demoCommand,
  engine: async () => (await import('./commands/engine.js')).engineCommand,
  consumers: async () => (await import('./commands/consumers.js')).consumersCommand,
  due: async () => (await import('./commands/due.js')).dueCommand,
  prove: async () => (await import('./commands/prove.js')).proveCommand,
};

/** The command line. What the operator can mend is one line and exit code 1; anything else is a bug and shows its stack. */
const program = new Command('fadu')
  .description('法度 Fadu: procedures of a legal office as BPMN, with the law checked at every step.')
  .version(VERSION);
const named = COMMANDS[process.argv[2] ?? ''];
for (const load of named ? [named] : Object.values(COMMANDS)) program.addCommand(await load());

try {
  await program.parseAsync();
} catch (error) {
  const expected = error instanceof OperationalError;
  process.stderr.write(`${expected ? `fadu: ${error.message}` : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}
