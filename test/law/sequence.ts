import type { CaseFact } from '../../src/law/index.js';
import type { LocalDate } from '../../src/law/calendar/index.js';
import type { Json } from '../../src/protocol/index.js';

/** One obligation with an order of facts that keeps it and one whose last fact breaks it. */
export interface Sequence {
  readonly id: string;
  /** Worked case of the domain reference (§9) whose dates these are; absent: invented dates. */
  readonly case?: string;
  /** Facts as `2025-10-17 decision=PENALTY by feng.tao`, in the order they happen. */
  readonly lawful: readonly string[];
  readonly breaking: readonly string[];
  /** What the file says of the case all the while. */
  readonly attributes?: Readonly<Record<string, Json>>;
  /** First day on which the breaking fact would be lawful, of a window. */
  readonly allowedFrom?: string;
}

/** The fact that the line writes down. */
export function factOf(line: string, attributes: Sequence['attributes'] = {}): CaseFact {
  const found = /^(\d{4}-\d\d-\d\d) ([a-z-]+)(?:=([A-Z_]+))?(?: by ([a-z., ]+))?$/.exec(line);
  if (found === null) throw new Error(`expected '2025-10-17 decision=PENALTY by feng.tao', found '${line}'`);
  const [, on, step, outcome, actors] = found;
  return {
    step: step as string,
    outcome: outcome ?? null,
    on: on as LocalDate,
    actorIds: actors?.split(', ') ?? [],
    attributes,
  };
}
