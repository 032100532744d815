import { compileObligation } from '../automata/index.js';
import type { ObligationAutomaton, ObligationDefinition, ObligationForm, ObligationSet } from '../definition.js';
import { patternsOf } from '../patterns.js';
import { fingerprint } from './fingerprint.js';

/** One obligation that is checked while a case runs. */
export interface Rule {
  readonly definition: ObligationDefinition;
  /** Null: separation, which remembers people instead. */
  readonly automaton: ObligationAutomaton | null;
}

/** A set made ready for facts. */
export interface CompiledSet {
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Step to the rules that its facts move or break. */
  readonly byStep: ReadonlyMap<string, readonly Rule[]>;
  /** Steps whose people are remembered. */
  readonly separated: ReadonlySet<string>;
}

const compiled = new WeakMap<ObligationSet, CompiledSet>();

/** The set, compiled at its first use. */
export function compileSet(set: ObligationSet): CompiledSet {
  const known = compiled.get(set);
  if (known !== undefined) return known;
  const fresh = compile(set);
  compiled.set(set, fresh);
  return fresh;
}

function compile(set: ObligationSet): CompiledSet {
  const rules = set.obligations
    .filter(({ checks, form }) => checks.includes('R') && form.kind !== 'no-vacuous-pass')
    .map((definition) => ({ definition, automaton: compileObligation(definition) }));
  const byStep = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const step of stepsOf(rule.definition.form)) byStep.set(step, [...(byStep.get(step) ?? []), rule]);
  }
  const separated = rules.flatMap(({ definition: { form } }) => (form.kind === 'separation' ? [...stepsOf(form)] : []));
  return { version: fingerprint(set), rules, byStep, separated: new Set(separated) };
}

function stepsOf(form: ObligationForm): ReadonlySet<string> {
  if (form.kind === 'separation') return new Set([...form.of, ...form.from]);
  return new Set(patternsOf(form).map(({ step }) => step));
}
