import type { Json, JsonObject } from '../../protocol/index.js';
import {
  evaluating,
  EvaluationFailure,
  ExhaustedFailure,
  FeelFunction,
  type FeelValue,
  NameScope,
  type Scope,
  textOf,
  toJson,
  TYPES,
} from '../feel/compiled.js';
import { type Audited, auditOf, type EvaluatedDecision } from './audit.js';
import { evaluateLogic, type LogicResult } from './evaluate-logic.js';
import type { BusinessKnowledge, Decision, DecisionRequirementsGraph, Parameter } from './graph.js';

export type { EvaluatedDecision, EvaluatedInput, EvaluatedOutput, MatchedRule } from './audit.js';

export type DecisionResult =
  | { readonly ok: true; readonly output: Json; readonly evaluatedDecisions: readonly EvaluatedDecision[] }
  | {
      readonly ok: false;
      readonly failedDecisionId: string;
      readonly message: string;
      /** Those that were evaluated, the failed one last. */
      readonly evaluatedDecisions: readonly EvaluatedDecision[];
    };

/** What one evaluation may list; guards against graphs that require the same decisions over and over. */
const EVALUATED_MAX = 10_000;

/**
 * Evaluates a decision and, before it, those it requires; their results are variables to it. The message of a failure
 * names decision, rule and cell.
 */
export function evaluateDecision(
  drg: DecisionRequirementsGraph,
  decisionId: string,
  context: JsonObject,
  nowMs: number,
): DecisionResult {
  const run = new Run(drg);
  const get = (name: string): Json | undefined => (Object.hasOwn(context, name) ? context[name] : undefined);
  const result = evaluating({ nowMs, get }, (scope) => run.decide(decisionId, scope));
  const evaluatedDecisions = run.evaluated;
  if (result.ok) return { ok: true, output: toJson(result.value), evaluatedDecisions };
  const failedDecisionId = run.failed ?? decisionId;
  const where = failedDecisionId === decisionId ? '' : `decision '${failedDecisionId}': `;
  const message = `Expected to evaluate decision '${decisionId}', but ${where}${result.message}`;
  return { ok: false, failedDecisionId, message, evaluatedDecisions };
}

/** One evaluation of a graph. */
class Run {
  readonly evaluated: EvaluatedDecision[] = [];
  /** The decision that failed. */
  failed: string | null = null;
  private readonly results = new Map<string, { value: FeelValue; listed: readonly EvaluatedDecision[] }>();

  constructor(private readonly drg: DecisionRequirementsGraph) {}

  /** A decision required twice is worked out once and listed twice, as Zeebe does. */
  decide(decisionId: string, scope: Scope): FeelValue {
    const known = this.results.get(decisionId);
    if (known) return this.list(known.listed, known.value);
    const from = this.evaluated.length;
    const decision = this.find(decisionId);
    const inner = decision.requires.reduce(
      (outer, id) => new NameScope(outer, this.find(id).resultName, this.decide(id, scope)),
      scope,
    );
    const value = this.work(decision, inner);
    this.results.set(decisionId, { value, listed: this.evaluated.slice(from) });
    return value;
  }

  private list(listed: readonly EvaluatedDecision[], value: FeelValue): FeelValue {
    if (this.evaluated.length + listed.length > EVALUATED_MAX)
      throw new ExhaustedFailure(`expected at most ${EVALUATED_MAX} evaluated decisions, found more`);
    this.evaluated.push(...listed);
    return value;
  }

  private work(decision: Decision, scope: Scope): FeelValue {
    const result: { -readonly [K in keyof LogicResult]: LogicResult[K] } = { ...NOTHING };
    try {
      Object.assign(
        result,
        evaluateLogic(decision.logic, this.knowing(decision.knowledge, scope), this.invoke, result),
      );
      checkType(decision.resultType, result.output);
    } catch (error) {
      this.failed = decision.id;
      this.audit(decision, result);
      throw error;
    }
    this.audit(decision, result);
    return result.output;
  }

  private audit(audited: Audited, result: LogicResult): void {
    this.list([auditOf(audited, result)], null);
  }

  /** The scope with the business knowledge models a piece of logic may call. */
  private knowing(ids: readonly string[], scope: Scope): Scope {
    return ids.reduce((outer, id) => {
      const model = this.model(id);
      if (!model) return outer;
      const names = model.parameters.map(({ name }) => name);
      return new NameScope(outer, model.name, new FeelFunction(names, (args) => this.call(model, args, scope)));
    }, scope);
  }

  /** Called from FEEL: what fails is null, as everywhere in FEEL. */
  private call(model: BusinessKnowledge, args: readonly FeelValue[], scope: Scope): FeelValue {
    if (!model.parameters.every(({ type }, index) => fits(type, args[index] ?? null))) return null;
    scope.evaluation.spend(1);
    let result: LogicResult = NOTHING;
    try {
      result = this.apply(model, args, scope);
    } catch (error) {
      if (!(error instanceof EvaluationFailure) || error instanceof ExhaustedFailure) throw error;
    }
    this.audit({ ...model, logic: model.body }, result);
    return result.output;
  }

  /** Called by an invocation: arguments must be there and of the types given. */
  private readonly invoke = (
    id: string,
    argument: (parameter: string) => FeelValue | undefined,
    scope: Scope,
  ): FeelValue => {
    const model = this.model(id);
    if (!model) throw new EvaluationFailure(`expected a business knowledge model '${id}', found none`);
    const args = model.parameters.map((parameter) => checkedArgument(parameter, argument(parameter.name)));
    const result = this.apply(model, args, scope);
    this.audit({ ...model, logic: model.body }, result);
    return result.output;
  };

  private apply(model: BusinessKnowledge, args: readonly FeelValue[], scope: Scope): LogicResult {
    const inner = model.parameters.reduce<Scope>(
      (outer, { name }, index) => new NameScope(outer, name, args[index] ?? null),
      this.knowing(model.knowledge, scope),
    );
    return evaluateLogic(model.body, inner, this.invoke);
  }

  private model(id: string): BusinessKnowledge | undefined {
    return this.drg.knowledge.find((model) => model.id === id);
  }

  private find(decisionId: string): Decision {
    const decision = this.drg.decisions.find(({ id }) => id === decisionId);
    if (!decision) throw new EvaluationFailure(`expected a decision '${decisionId}' in '${this.drg.id}', found none`);
    return decision;
  }
}

const NOTHING: LogicResult = { output: null, inputs: [], matches: [] };

function checkedArgument({ name, type }: Parameter, value: FeelValue | undefined): FeelValue {
  if (value === undefined) throw new EvaluationFailure(`expected an argument '${name}', found none`);
  checkType(type, value);
  return value;
}

function checkType(type: string | null, value: FeelValue): void {
  if (!fits(type, value)) throw new EvaluationFailure(`expected a value of type ${type}, found ${textOf(value)}`);
}

function fits(type: string | null, value: FeelValue): boolean {
  return type === null || value === null || TYPES[type]?.(value) === true;
}
