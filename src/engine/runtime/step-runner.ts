import type { Command, Engine, StepResult } from '../core/index.js';
import type { EngineStore } from '../store/index.js';
import { traceOf, type EngineLog } from './log.js';
import { NotProcessed } from './not-processed.js';

/** Runs one command as one step: all of its writes stay, or none. */
export class StepRunner {
  constructor(
    private readonly engine: Engine,
    private readonly store: EngineStore,
    private readonly log: EngineLog,
  ) {}

  /** The result, or, when the core threw, the reason it was undone; then the log names the command. */
  run(command: Command, nowMs: number): StepResult | NotProcessed {
    try {
      const result = this.engine.run(command, nowMs);
      this.store.state.commitStep();
      return result;
    } catch (error) {
      this.store.state.rollbackStep();
      const text = `the command ${describe(command)} failed inside the engine and was undone`;
      this.log.error(`${text}: ${traceOf(error)}`);
      return new NotProcessed('bug', `Expected to process the command, but ${text}; the engine's log says why`);
    }
  }
}

/** Identity of a command without its value, which may hold personal data. */
export function describe(command: Command): string {
  return `${command.valueType} ${command.intent} (key ${command.key})`;
}
