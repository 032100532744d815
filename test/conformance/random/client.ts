import type { ExportedRecord } from '../tape.js';
import { CODES, DURATIONS, MESSAGES, SIGNALS } from './generate.js';
import type { Seeded } from './seeded.js';
import { situationOf, type Situation } from './situation.js';
import type { RandomStep } from './steps.js';

/** Ids of all elements of the process under test, for modifications. */
const elementIds = (xml: string): string[] =>
  [
    ...xml.matchAll(/<bpmn:(?:\w*[tT]ask|intermediate\w+|endEvent|subProcess|callActivity|\w+Gateway) id="([^"]+)"/g),
  ].map(([, id]) => id!);

/** A client that works, errs and interferes: what it does next depends on what it sees and on the random numbers alone. */
export class RandomClient {
  private readonly ids: readonly string[];

  constructor(
    private readonly random: Seeded,
    xml: string,
    /** As in `drawProcess`. */
    private readonly mark = '',
    /** False when somebody else moves the clock. */
    private readonly advances = true,
  ) {
    this.ids = elementIds(xml);
  }

  first(): RandomStep {
    return { do: 'create', variables: { x: this.random.int(0, 3), ok: this.random.chance(0.5), list: [1, 2] } };
  }

  /** Null when there is nothing left to do. */
  next(records: readonly ExportedRecord[]): RandomStep | null {
    const situation = situationOf(records);
    if (!situation.running) return null;
    const throwing = situation.jobs.filter(mayThrow);
    const kind = this.random.weighted({
      complete: situation.jobs.length > 0 ? 10 : 0,
      fail: situation.jobs.length > 0 ? 1 : 0,
      throwError: throwing.length > 0 ? 1.5 : 0,
      retries: situation.incidents > 0 && situation.jobs.length > 0 ? 1 : 0,
      resolve: situation.incidents > 0 ? 4 : 0,
      setVariables: situation.incidents > 0 ? 3 : 0.4,
      publish: situation.messages.length > 0 ? 5 : 0.3,
      broadcast: situation.signals.length > 0 ? 4 : 0.2,
      advance: !this.advances ? 0 : situation.timers > 0 ? 4 : 0.1,
      modify: 0.5,
      cancel: 0.15,
    });
    return this.step(kind, situation);
  }

  private step(kind: Exclude<RandomStep['do'], 'create'>, situation: Situation): RandomStep {
    const { random } = this;
    const { jobs, messages, signals, elements } = situation;
    switch (kind) {
      case 'complete':
        return { do: kind, type: random.pick(jobs), variables: this.variables() };
      case 'fail':
        return { do: kind, type: random.pick(jobs), retries: random.int(0, 1), backoffMs: random.pick([0, 0, 60_000]) };
      case 'throwError':
        return {
          do: kind,
          type: random.pick(jobs.filter(mayThrow)),
          code: random.pick([...CODES, 'E3']),
          variables: this.variables(),
        };
      case 'retries':
        return { do: kind, type: random.pick(jobs) };
      case 'publish':
        return {
          do: kind,
          name: random.pick(messages.length > 0 ? messages : marked(MESSAGES, this.mark)),
          variables: this.variables(),
          ttl: random.pick(['PT0S', 'PT2H']),
        };
      case 'broadcast':
        return {
          do: kind,
          name: random.pick(signals.length > 0 ? signals : marked(SIGNALS, this.mark)),
          variables: this.variables(),
        };
      case 'advance':
        return { do: kind, by: random.pick([...DURATIONS, 'PT35M']) };
      case 'setVariables': {
        const where = elements.length > 0 && random.chance(0.4) ? random.pick(elements) : 'process';
        return {
          do: kind,
          where,
          variables: { ...this.variables(), unknown: random.int(0, 1) },
          local: random.chance(0.3),
        };
      }
      case 'modify': {
        const activate = random.chance(0.7) ? [random.pick(this.ids)] : [];
        // Where 8.5.8 refuses to end a called instance that way, it unsubscribes from its messages an hour later all the same.
        const { own } = situation;
        const terminate = own.length > 0 && (activate.length === 0 || random.chance(0.5)) ? [random.pick(own)] : [];
        return { do: kind, activate, terminate };
      }
      default:
        return { do: kind };
    }
  }

  private variables(): Record<string, unknown> {
    const { random } = this;
    return {
      ...(random.chance(0.5) ? { x: random.int(0, 3) } : {}),
      ...(random.chance(0.3) ? { ok: random.chance(0.5) } : {}),
      ...(random.chance(0.2) ? { list: random.list(random.int(0, 3), (i) => i) } : {}),
      ...(random.chance(0.2) ? { fresh: random.pick(['a', null, { b: 1 }]) } : {}),
    };
  }
}

const marked = (names: readonly string[], mark: string): string[] => names.map((name) => name + mark);
/** Zeebe 8.5.8 fails inside when the job of a message throw or end event throws an error that nobody catches. */
const mayThrow = (type: string): boolean => !/^(throwMessage|stop)/.test(type);
