import type { ExecutableElement } from '../../../src/model/index.js';
import {
  type AttributeDefinition,
  matches,
  type ObligationDefinition,
  type Occurrence,
  type StepDefinition,
} from '../../../src/law/obligations/definition.js';
import { limits } from '../../../src/law/calendar/index.js';
import type { Json } from '../../../src/protocol/index.js';
import { performed } from './case.js';
import { decide, namesOf } from './decisions.js';
import { CLOCK_TRUE, rootOf } from './domains.js';
import type { Inst } from './state.js';
import { at, type Val, withAt } from './values.js';
import { Impossible, NOW_MS, World } from './world.js';

export type Payload = Record<string, Val>;

/** Steps, attributes, clocks and guards: what the obligations file adds to the diagram. */
export class Facts extends World {
  /** What a person who performs the step sets, with the outcome. */
  stepPayload(step: StepDefinition): { payload: Payload; outcome: string | null } {
    const payload: Payload = {};
    const put = (path: string, value: Val): void => {
      const [root, ...rest] = path.split('.');
      payload[root!] = withAt(payload[root!], rest, value);
    };
    const outcome = this.outcomeOf(step);
    for (const path of step.writes) put(path, path.includes('.') ? this.unknown(`v:${path}`) : this.anyOf(path));
    for (const { variable, from } of this.subject.set.clocks) if (from === step.step) put(variable, CLOCK_TRUE);
    if (step.outcomeVariable !== null) put(step.outcomeVariable, outcome);
    for (const attribute of this.writtenBy(step.step)) {
      const value = this.change(attribute);
      if (value !== null && attribute.variable !== null) put(attribute.variable, value);
    }
    return { payload, outcome };
  }

  private outcomeOf({ outcomes, outcomeFollows }: StepDefinition): string | null {
    if (outcomeFollows === null) return outcomes.length > 0 ? this.pick(outcomes) : null;
    const value = this.attribute(outcomeFollows);
    return typeof value === 'string' ? value : value === null ? null : JSON.stringify(value);
  }

  private writtenBy(step: string): AttributeDefinition[] {
    return [...this.subject.set.attributes.values()].filter((attribute) => attribute.writtenBy.includes(step));
  }

  /** The attribute has a new value; null: it follows from others. */
  private change(attribute: AttributeDefinition): Val {
    const { name, decision } = attribute;
    if (decision && this.graphOf(decision.decisionId)) {
      if (!this.state.decided.includes(name)) this.state.decided.push(name);
      return null;
    }
    const value = this.unknown(`a:${name}`);
    this.state.attrs[name] = value;
    return decision ? null : value;
  }

  graphOf(decisionId: string) {
    return this.subject.decisions.find(({ decisions }) => decisions.some(({ id }) => id === decisionId));
  }

  attribute(name: string): Json {
    const definition = this.subject.set.attributes.get(name);
    const graph = definition?.decision && this.graphOf(definition.decision.decisionId);
    if (!definition?.decision || !graph) return this.concrete(this.state.attrs[name] ?? null);
    if (!this.state.decided.includes(name) && definition.writtenBy.length > 0) return null;
    const wanted = namesOf(graph);
    let context: Record<string, Val> = {};
    for (const other of this.subject.set.attributes.values()) {
      if (other.variable === null || other.decision || !wanted.has(rootOf(other.variable))) continue;
      context = withAt(context, other.variable.split('.'), this.attribute(other.name)) as Record<string, Val>;
    }
    const output = decide(graph, definition.decision.decisionId, context as Record<string, Json>);
    if (!output.ok) return null;
    const whole = output.value !== null && typeof output.value === 'object';
    return whole ? (at(output.value as Val, definition.decision.output.split('.')) as Json) : output.value;
  }

  /** What the application ensures after the step; whatever contradicts it does not happen. */
  ensure(step: StepDefinition, i: number): void {
    for (const { holds, unlessSeen } of step.ensures) {
      if (unlessSeen && this.state.seen.includes(unlessSeen.source)) continue;
      const byVariable = new Map([...this.subject.set.attributes.values()].map((one) => [one.variable, one]));
      const get = (name: string): Json | undefined => {
        const attribute = byVariable.get(name) ?? this.subject.set.attributes.get(name);
        if (attribute) return this.attribute(attribute.name);
        const value = this.lookup(i, name);
        return value === undefined ? undefined : this.concrete(value);
      };
      const result = holds.evaluate({ get, nowMs: NOW_MS });
      if (result.ok && result.value === false) throw new Impossible();
    }
  }

  /** The element has completed with the outcome of the step it performs. */
  elementFacts(element: ExecutableElement, outcome: string | null): void {
    const tag = element.properties['step'];
    const step = performed(element, this.subject.set);
    if (step) this.fact({ kind: 'step', step: step.step, outcome });
    if (tag === undefined || tag === step?.step) return;
    if (step) {
      if (this.choose(2) === 0) return;
      this.levels.add('unclear');
    }
    this.rewriteBy(tag);
    this.fact({ kind: 'step', step: tag, outcome: null });
  }

  /** Attributes may change where an element that is no task of the step completes under its tag. */
  private rewriteBy(step: string): void {
    const all = this.writtenBy(step);
    if (all.length === 0 || this.choose(2) === 0) return;
    this.levels.add('unclear');
    for (const attribute of all) this.change(attribute);
  }

  fact(occurrence: Occurrence): void {
    const bound = this.subject.set.obligations.filter((one) => one.guard !== null && isJudged(one, occurrence));
    const off = bound.filter((one) => !this.holds(one)).map(({ id }) => id);
    this.facts.push({ occurrence, off });
    if (occurrence.kind === 'step') this.remember(occurrence.step, occurrence.outcome);
  }

  private holds({ guard }: ObligationDefinition): boolean {
    const get = (name: string): Json | undefined =>
      this.subject.set.attributes.has(name) ? this.attribute(name) : undefined;
    const result = guard!.evaluate({ get, nowMs: NOW_MS });
    return !result.ok || result.value !== false;
  }

  private remember(step: string, outcome: string | null): void {
    const { set } = this.subject;
    for (const { ensures } of set.steps.values())
      for (const { unlessSeen: seen } of ensures)
        if (seen && matches(seen, step, outcome) && !this.state.seen.includes(seen.source))
          this.state.seen.push(seen.source);
    for (const { limit, from } of set.clocks.filter((clock) => clock.from === step)) {
      if (from === step && !this.state.started.includes(limit)) this.state.started.push(limit);
      for (const inst of this.state.insts)
        for (const event of Object.keys(inst.t)) inst.t[event] = inst.t[event]!.filter((one) => one !== limit);
    }
  }

  /** Limits that the timer counts for when it is set now; null: it cannot be set. */
  limitsOf({ timer }: ExecutableElement, inst: Inst): readonly string[] | null {
    if (!timer) return [];
    const text = timer.expression.source.trim().replace(/^=\s*/, '');
    const { clocks } = this.subject.set;
    if (timer.kind === 'duration') {
      const days = /^P(\d+)D$/.exec(timer.expression.isStatic ? text : text.replaceAll(/^(?:duration\()?"|"\)?$/g, ''));
      if (!days) return [];
      const shorter = clocks.filter(
        ({ limit }) => calendarDays(limit) !== null && Number(days[1]) > calendarDays(limit)!,
      );
      return shorter.map(({ limit }) => limit).filter((limit) => this.state.started.includes(limit));
    }
    const name = /^date and time\(\s*([\w.]+)\s*\)$/.exec(text)?.[1] ?? text;
    if (timer.kind !== 'date' || !clocks.some(({ variable }) => variable === name)) return [];
    const held = at(this.lookup(inst.i, rootOf(name)), name.split('.').slice(1));
    const value = this.concrete(held);
    if (typeof value !== 'string') return null;
    return value === CLOCK_TRUE ? clocks.filter(({ variable }) => variable === name).map(({ limit }) => limit) : [];
  }
}

function isJudged({ form }: ObligationDefinition, occurrence: Occurrence): boolean {
  if (occurrence.kind === 'elapsed') return false;
  if (occurrence.kind === 'end')
    return form.kind === 'exactly-one' || (form.kind === 'response' && form.before === null);
  const pattern =
    form.kind === 'absence' || form.kind === 'exactly-one' ? form.of : 'before' in form ? form.before : null;
  return pattern !== null && matches(pattern, occurrence.step, occurrence.outcome);
}

/** Length of a limit in calendar days; null: it is counted otherwise. */
function calendarDays(limit: string): number | null {
  const { period } = limits[limit as keyof typeof limits] ?? { period: null };
  const days = /^(\d+)CD$/.exec(period ?? '');
  return days ? Number(days[1]) : null;
}
