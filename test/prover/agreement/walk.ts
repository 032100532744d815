import type { JsonObject } from '../../../src/protocol/index.js';
import type { ExecutableElement } from '../../../src/model/index.js';
import type { Seeded } from '../../conformance/random/seeded.js';
import { type Case, performed, processOf } from '../oracle/case.js';
import { CLOCK_OTHER, CLOCK_TRUE, Domains } from '../oracle/domains.js';
import { Core, type Open } from './core.js';

/** One act of a walk and what came of it. */
export interface Act {
  readonly happening:
    | Open
    | { readonly what: 'start' }
    | { readonly what: 'error'; readonly key: string; readonly e: string; readonly code: string };
  readonly outcome: string | null;
  /** Steps completed, in order; the outcome only where this very task gave it. */
  readonly facts: readonly { readonly step: string; readonly outcome: string | null | undefined }[];
  readonly ended: boolean;
  readonly marking: readonly string[];
  readonly variables: JsonObject;
  readonly attributes: JsonObject;
}

/** A client that does what may be done, in any order, with any data of the grid. */
export class Walker {
  readonly acts: Act[] = [];
  private readonly core: Core;
  private readonly domains: Domains;
  private readonly attributes: Record<string, unknown> = {};
  private seen = 0;

  constructor(
    private readonly subject: Case,
    private readonly random: Seeded,
  ) {
    this.core = new Core(subject);
    this.domains = new Domains(subject);
  }

  walk(acts: number): readonly Act[] {
    const { procedure } = this.subject;
    this.core.start(procedure, this.startVariables());
    this.note({ what: 'start' }, null);
    for (let n = 0; n < acts && this.core.marking().length > 0; n++) if (!this.act()) break;
    return this.acts;
  }

  private act(): boolean {
    const all = this.core.open();
    if (all.length === 0) return false;
    const open = this.random.pick(all);
    const code = open.what === 'job' && this.random.chance(0.12) ? this.random.pick(['E1', 'E2']) : null;
    if (open.what === 'job' && code !== null && this.catches(open.e, code)) {
      this.core.throwError(open.key, code);
      if (this.core.uncaught()) return false;
      this.note({ what: 'error', key: open.key, e: open.e, code }, null);
      return true;
    }
    const { variables, outcome } =
      open.what === 'job' ? this.work(open.e, open.type) : { variables: {}, outcome: null };
    this.core.perform(open, variables);
    this.note(open, outcome);
    return true;
  }

  private catches(elementId: string, code: string): boolean {
    const all = this.subject.processes.flatMap(({ elements }) => [...elements.values()]);
    return (
      elementId !== '' &&
      all.some(
        ({ error, type }) =>
          error && type !== 'END_EVENT' && (error.errorCode === null || error.errorCode.source === code),
      )
    );
  }

  private element(id: string): ExecutableElement {
    for (const { elements } of this.subject.processes) if (elements.has(id)) return elements.get(id)!;
    throw new Error(`expected element ${id}`);
  }

  private work(elementId: string, type: string): { variables: JsonObject; outcome: string | null } {
    const { set } = this.subject;
    const element = this.element(elementId);
    const step = performed(element, set);
    if (!step) return { variables: element.userTask || !set.workers.has(type) ? this.anything() : {}, outcome: null };
    const variables: Record<string, unknown> = {};
    const outcome = step.outcomes.length > 0 ? this.random.pick(step.outcomes) : null;
    if (step.outcomeVariable !== null) variables[step.outcomeVariable] = outcome;
    for (const path of step.writes) variables[path] = this.any(path);
    for (const { variable, from } of set.clocks) if (from === step.step) variables[variable] = CLOCK_TRUE;
    for (const { name, writtenBy, variable, decision } of set.attributes.values()) {
      if (!writtenBy.includes(step.step) || decision) continue;
      const value = this.random.pick(this.domains.values(`a:${name}`));
      this.attributes[name] = value;
      if (variable !== null) variables[variable] = value;
    }
    return { variables: variables as JsonObject, outcome };
  }

  private any(path: string): unknown {
    return this.random.pick(this.domains.values(`v:${path}`));
  }

  private anything(): JsonObject {
    const roots = [...this.domains.roots].filter(
      (root) => !this.domains.declared.has(root) && !this.subject.set.attributes.has(root),
    );
    if (this.random.chance(0.5)) return {};
    return Object.fromEntries(roots.map((root) => [root, this.any(root)])) as JsonObject;
  }

  private startVariables(): JsonObject {
    const variables: Record<string, unknown> = { list: [1, 2].slice(0, this.random.int(0, 2)) };
    const undeclared = [...this.domains.roots].filter(
      (root) => !this.domains.declared.has(root) && !this.subject.set.attributes.has(root) && root !== 'list',
    );
    if (this.random.chance(0.6)) for (const root of undeclared) variables[root] = this.any(root);
    for (const { name, writtenBy, variable } of this.subject.set.attributes.values()) {
      if (writtenBy.length > 0) continue;
      const value = this.random.pick(this.domains.values(`a:${name}`));
      this.attributes[name] = value;
      if (variable !== null) variables[variable] = value;
    }
    return variables as JsonObject;
  }

  private note(happening: Act['happening'], outcome: string | null): void {
    const fresh = this.core.records.slice(this.seen);
    this.seen = this.core.records.length;
    const completed = fresh.filter(
      ({ recordType, intent }) => recordType === 'EVENT' && intent === 'ELEMENT_COMPLETED',
    );
    const facts: Act['facts'][number][] = [];
    let ended = false;
    for (const { value } of completed) {
      const type = String(value['bpmnElementType']);
      if (type === 'PROCESS') ended ||= String(value['parentElementInstanceKey']) === '-1';
      if (type === 'PROCESS' || type === 'SEQUENCE_FLOW') continue;
      const element = processOf(this.subject, String(value['bpmnProcessId']))!.elements.get(
        String(value['elementId']),
      )!;
      if (element.multiInstance && type !== 'MULTI_INSTANCE_BODY') continue;
      if (type === 'BOUNDARY_EVENT' && element.eventType === 'COMPENSATION') continue;
      const step = performed(element, this.subject.set);
      const own = 'e' in happening && happening.e === element.id && !element.multiInstance;
      if (step) facts.push({ step: step.step, outcome: own ? outcome : undefined });
      const tag = element.properties['step'];
      if (tag !== undefined && tag !== step?.step) facts.push({ step: tag, outcome: null });
    }
    this.acts.push({
      happening,
      outcome,
      facts,
      ended,
      marking: this.core.marking(),
      variables: this.core.variables(),
      attributes: { ...this.attributes } as JsonObject,
    });
  }
}

export { CLOCK_OTHER };
