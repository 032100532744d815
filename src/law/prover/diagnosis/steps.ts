import type { JsonObject } from '../../../protocol/index.js';
import type { ReplayStep, StepFact } from '../verdict.js';
import type { Node } from '../seam.js';
import type { Trace, TraceMove } from '../trace.js';
import { factsOf } from './story.js';

/** An error of any code reaches an event without one; this stands for it. */
const ANY_ERROR = 'ERROR';

/** What the world outside does in the run, in order; `writes` are the variables that go with each move. */
export function stepsOf(trace: Trace, writes: readonly JsonObject[]): readonly ReplayStep[] {
  return trace.flatMap((move, at) => stepOf(move, writes[at] ?? {}) ?? []);
}

function stepOf(move: TraceMove, variables: JsonObject): ReplayStep | null {
  const { kind, node, caughtBy, outcome } = move;
  const { element } = node;
  switch (kind) {
    case 'start':
      return { kind: 'start', elementId: element.id, variables };
    case 'complete':
      if (element.job === null || move.part === 'body') return null;
      return { kind: 'job', elementId: element.id, variables, outcome };
    case 'error':
      return element.job === null
        ? null
        : {
            kind: 'error',
            elementId: element.id,
            errorCode: codeOf(caughtBy),
            caughtBy: caughtBy?.element.id ?? '',
            variables,
          };
    case 'event':
      return eventStep(element.eventType, element.id, variables);
    default:
      return null;
  }
}

/** Errors, escalations, links and compensation come from inside: the engine does them by itself. */
function eventStep(eventType: string, elementId: string, variables: JsonObject): ReplayStep | null {
  if (eventType === 'MESSAGE') return { kind: 'message', elementId, variables };
  if (eventType === 'SIGNAL') return { kind: 'signal', elementId, variables };
  return eventType === 'TIMER' ? { kind: 'timer', elementId } : null;
}

function codeOf(caughtBy: Node | null): string {
  const code = caughtBy?.element.error?.errorCode ?? null;
  return code === null ? ANY_ERROR : code.source;
}

/** Completions of tagged elements in the run, in order. */
export function stepFactsOf(trace: Trace): readonly StepFact[] {
  return factsOf(trace).map(({ node, step, outcome }) => ({ elementId: node.element.id, step, outcome }));
}
