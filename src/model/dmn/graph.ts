import type { Code, TestCode } from '../feel/compiled.js';

/** A FEEL text of a table or decision, compiled. */
export interface Cell<T = Code> {
  readonly source: string;
  readonly code: T;
  /** Names it reads from the context or from required decisions. */
  readonly variables: readonly string[];
}

export const HIT_POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

export const AGGREGATIONS = ['SUM', 'COUNT', 'MIN', 'MAX'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export interface TableInput {
  readonly id: string;
  readonly label: string;
  readonly expression: Cell;
}

export interface TableOutput {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  /** The allowed values from the highest priority down, as their texts; empty when the table lists none. */
  readonly priorities: readonly string[];
  readonly defaultEntry: Cell | null;
}

export interface TableRule {
  readonly id: string;
  /** 1 = first. */
  readonly index: number;
  readonly tests: readonly Cell<TestCode>[];
  readonly outputs: readonly Cell[];
}

export interface DecisionTable {
  readonly kind: 'DECISION_TABLE';
  readonly hitPolicy: HitPolicy;
  /** Null: COLLECT gives the list. */
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
}

export interface LiteralExpression {
  readonly kind: 'LITERAL_EXPRESSION';
  readonly expression: Cell;
}

/** Named entries, each of which sees those before it; with a `result` that is the value, else the entries are. */
export interface BoxedContext {
  readonly kind: 'CONTEXT';
  readonly entries: readonly NamedLogic[];
  readonly result: Logic | null;
}

export interface NamedLogic {
  readonly name: string;
  readonly logic: Logic | FunctionDefinition;
}

export interface BoxedList {
  readonly kind: 'LIST';
  readonly items: readonly Logic[];
}

/** A list of contexts that have the columns for entries. */
export interface Relation {
  readonly kind: 'RELATION';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Logic[])[];
}

/** A call of a business knowledge model with values for its parameters. */
export interface Invocation {
  readonly kind: 'INVOCATION';
  /** Id of the business knowledge model. */
  readonly knowledge: string;
  readonly bindings: ReadonlyMap<string, Logic>;
}

/** A function as an entry of a boxed context. */
export interface FunctionDefinition {
  readonly kind: 'FUNCTION';
  readonly parameters: readonly Parameter[];
  readonly body: Logic;
}

export interface Parameter {
  readonly name: string;
  /** A FEEL type an argument must have; null: any. */
  readonly type: string | null;
}

export type Logic = DecisionTable | LiteralExpression | BoxedContext | BoxedList | Relation | Invocation;

/** Logic that decisions and other such models call by name. */
export interface BusinessKnowledge {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: Logic;
  /** Ids of the business knowledge models it calls. */
  readonly knowledge: readonly string[];
}

export interface Decision {
  readonly id: string;
  readonly name: string;
  /** The name under which decisions that require this one read its result. */
  readonly resultName: string;
  /** A FEEL type the result must have; null: any. */
  readonly resultType: string | null;
  /** Ids of the decisions it requires, in document order. */
  readonly requires: readonly string[];
  /** Ids of the business knowledge models it calls. */
  readonly knowledge: readonly string[];
  readonly logic: Logic;
}

/** The decisions of one DMN file and what they require of each other; no cycles. Safe to share and cache. */
export interface DecisionRequirementsGraph {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly decisions: readonly Decision[];
  readonly knowledge: readonly BusinessKnowledge[];
}
