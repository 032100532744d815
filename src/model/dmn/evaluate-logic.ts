import {
  ContextScope,
  contextOf,
  type FeelContext,
  FeelFunction,
  type FeelValue,
  NameScope,
  type Scope,
} from '../feel/compiled.js';
import { evaluateTable, type TableProgress, type TableResult } from './evaluate-table.js';
import type { BoxedContext, FunctionDefinition, Invocation, Logic, Relation } from './graph.js';

/** Only tables have inputs and matches. */
export type LogicResult = TableResult;

/** Calls a business knowledge model; an argument that is not given is undefined. */
export type Invoke = (id: string, argument: (parameter: string) => FeelValue | undefined, scope: Scope) => FeelValue;

/** What the logic comes to in a scope. Throws `EvaluationFailure`. */
export function evaluateLogic(logic: Logic, scope: Scope, invoke: Invoke, progress?: TableProgress): LogicResult {
  if (logic.kind === 'DECISION_TABLE') return evaluateTable(logic, scope, progress);
  return { output: valueOf(logic, scope, invoke), inputs: [], matches: [] };
}

function valueOf(logic: Logic, scope: Scope, invoke: Invoke): FeelValue {
  switch (logic.kind) {
    case 'DECISION_TABLE':
      return evaluateTable(logic, scope).output;
    case 'LITERAL_EXPRESSION':
      return logic.expression.code(scope);
    case 'CONTEXT':
      return contextValue(logic, scope, invoke);
    case 'LIST':
      return logic.items.map((item) => valueOf(item, scope, invoke));
    case 'RELATION':
      return relationValue(logic, scope, invoke);
    case 'INVOCATION':
      return invocationValue(logic, scope, invoke);
  }
}

/** Entries see those before them; a function is null to the outside, as in Zeebe. */
function contextValue({ entries, result }: BoxedContext, scope: Scope, invoke: Invoke): FeelValue {
  let made: FeelContext = {};
  for (const { name, logic } of entries) {
    const inner = new ContextScope(scope, made);
    const value = logic.kind === 'FUNCTION' ? functionValue(logic, inner, invoke) : valueOf(logic, inner, invoke);
    made = contextOf([...Object.entries(made), [name, value]]);
  }
  if (result) return valueOf(result, new ContextScope(scope, made), invoke);
  return contextOf(Object.entries(made).map(([name, value]) => [name, value instanceof FeelFunction ? null : value]));
}

function functionValue({ parameters, body }: FunctionDefinition, scope: Scope, invoke: Invoke): FeelFunction {
  const names = parameters.map(({ name }) => name);
  return new FeelFunction(names, (args) => {
    scope.evaluation.spend(1);
    const inner = names.reduce<Scope>((outer, name, index) => new NameScope(outer, name, args[index] ?? null), scope);
    return valueOf(body, inner, invoke);
  });
}

function relationValue({ columns, rows }: Relation, scope: Scope, invoke: Invoke): FeelValue {
  return rows.map((row) => contextOf(row.map((cell, index) => [columns[index] ?? '', valueOf(cell, scope, invoke)])));
}

function invocationValue({ knowledge, bindings }: Invocation, scope: Scope, invoke: Invoke): FeelValue {
  const argument = (parameter: string): FeelValue | undefined => {
    const logic = bindings.get(parameter);
    return logic && valueOf(logic, scope, invoke);
  };
  return invoke(knowledge, argument, scope);
}
