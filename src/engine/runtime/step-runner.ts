import type { Engine, StepResult, Work } from '../core/index.js';
import { type EngineStore, isDataFileError } from '../store/index.js';
import { traceOf, type EngineLog } from './log.js';
import { NotProcessed } from './not-processed.js';

/** Runs commands as steps: all writes of a step stay, or none. A command that fails stops its own instance at most. */
export class StepRunner {
  constructor(
    private readonly engine: Engine,
    private readonly store: EngineStore,
    private readonly log: EngineLog,
  ) {}

  /**
   * The result. When the core threw, the step is undone and tried again with the first command alone, so that what failed
   * is known; a command that throws alone is refused, with an ERROR record. `NotProcessed` when even that throws. Throws
   * `DataFileError` when the data file cannot be read: no command is to blame for that.
   */
  run(work: Work, nowMs: number): StepResult | NotProcessed {
    const tries: readonly ((error: unknown) => StepResult)[] = [
      () => this.engine.run(work, nowMs),
      () => this.engine.run(work, nowMs, 1),
      (error) => this.refuse(work, error, nowMs),
    ];
    let error: unknown;
    for (const attempt of tries) {
      try {
        const result = attempt(error);
        this.store.state.commitStep();
        return result;
      } catch (thrown) {
        this.store.state.rollbackStep();
        if (isDataFileError(thrown)) throw thrown;
        error = thrown;
      }
    }
    const text = `the command ${describe(work)} failed inside the engine and was undone`;
    this.log.error(`${text}: ${traceOf(error)}`);
    return new NotProcessed('bug', `Expected to process the command, but ${text}; the engine's log says why`);
  }

  private refuse(work: Work, error: unknown, nowMs: number): StepResult {
    const result = this.engine.fail(work, error, nowMs);
    const banned = result.records.find(({ valueType }) => valueType === 'ERROR')?.value['processInstanceKey'] ?? '-1';
    const effect = banned === '-1' ? 'was refused' : `was refused, and process instance ${String(banned)} is stopped`;
    this.log.error(`the command ${describe(work, result)} failed inside the engine and ${effect}: ${traceOf(error)}`);
    return result;
  }
}

/** Identity of a command without its value, which may hold personal data. */
export function describe(work: Work, result?: StepResult): string {
  if (work !== 'PENDING') return `${work.valueType} ${work.intent} (key ${work.key})`;
  const command = result?.records.find(({ recordType }) => recordType === 'COMMAND_REJECTION');
  return command ? `${command.valueType} ${command.intent} (key ${command.key})` : 'that waited';
}
