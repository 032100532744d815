import type { CommandRecord, Step } from '../processing/step.js';

/** Checks the command against the state and writes what follows from it: events, commands, or a rejection. */
export type CommandHandler = (command: CommandRecord, step: Step) => void;
