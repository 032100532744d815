import type { Expression, LocalText } from '../../../model/index.js';
import type { Json } from '../../../protocol/index.js';
import { type Dictionary, suffixOf } from './dictionary.js';
import { decisionFormula } from './decisions.js';
import type { Location } from './draft.js';
import { evaluate } from './evaluate.js';
import { keysOf, type Meaning } from './expression.js';
import type { Origin } from './instruction.js';
import type { Formula, Seen } from './value.js';

/** Says where the value of a variable is read. */
export type Resolve = (key: string) => Location;

/** Makes origins of values out of expressions and decisions. */
export class Origins {
  private readonly formulas = new Map<string, Formula>();

  constructor(private readonly dictionary: Dictionary) {}

  /** What comes to stand in `key` when the expression's value is assigned to `target`, which is the key or around it. */
  assigned(source: Expression, target: string, key: string, resolve: Resolve, elementId: string): Origin {
    const meaning = this.dictionary.meaning(source);
    const suffix = suffixOf(key, target);
    if (suffix === null) return this.any(key, notComputed(source.source, elementId));
    if (suffix === '') return this.valueOf(meaning, key, resolve, elementId);
    if (meaning.kind === 'reference') return { kind: 'location', location: resolve(`${meaning.key}${suffix}`) };
    if (meaning.kind === 'constant') return { kind: 'constant', value: entryOf(meaning.value, suffix.slice(1)) };
    return this.any(key, notComputed(source.source, elementId));
  }

  valueOf(meaning: Meaning, key: string, resolve: Resolve, elementId: string): Origin {
    if (meaning.kind === 'reference') return { kind: 'location', location: resolve(meaning.key) };
    if (meaning.kind === 'unknown') return this.any(key, notComputed(meaning.text, elementId));
    if (meaning.kind === 'constant') return { kind: 'constant', value: meaning.value };
    return { kind: 'term', formula: this.formula(meaning), args: keysOf(meaning).map(resolve) };
  }

  /** What the decision gives for the output; `output` empty: the only one. */
  decided(id: string, output: string, key: string, resolve: Resolve, elementId: string): Origin {
    const decision = this.dictionary.decision(id);
    if ('reason' in decision) return this.any(key, notDecided(id, decision.reason, elementId));
    const formula = this.registered(`decision ${id} ${output}`, () =>
      decisionFormula(decision, (result) => selected(result, output)),
    );
    return { kind: 'term', formula, args: decision.keys.map(resolve) };
  }

  /** Any value of the variable. */
  any(key: string, assumed: LocalText | null, cells: readonly number[] | null = null, name = key): Origin {
    return { kind: 'any', key, name, cells, assumed };
  }

  /** The expression as a function of the values of its keys, in the order of `keysOf`. */
  formula(meaning: Meaning): Formula {
    return this.registered(JSON.stringify(meaning), () => {
      const keys = keysOf(meaning);
      return (args) => evaluate(meaning, (key) => args[keys.indexOf(key)] ?? { kind: 'unknown', text: key });
    });
  }

  private registered(name: string, make: () => (args: readonly Seen[]) => Seen): Formula {
    const found = this.formulas.get(name) ?? { id: this.formulas.size, apply: make() };
    this.formulas.set(name, found);
    return found;
  }
}

function selected(result: Json, output: string): Json {
  return output === '' ? result : entryOf(result, output);
}

function entryOf(value: Json, path: string): Json {
  let found: Json = value;
  for (const name of path.split('.')) {
    const isObject = typeof found === 'object' && found !== null && !Array.isArray(found);
    found = isObject ? ((found as Record<string, Json>)[name] ?? null) : null;
  }
  return found;
}

/** Why a condition, mapping or script is taken either way. */
export function notComputed(expression: string, elementId: string): LocalText {
  const text = expression.trim().replace(/^=\s*/, '');
  return {
    zh: `${elementId} 的表达式“${text}”无法在证明中计算，按各种结果都可能处理。`,
    en: `the expression \`${text}\` of ${elementId} cannot be worked out beforehand: assumed both ways`,
  };
}

function notDecided(id: string, reason: string, elementId: string): LocalText {
  return {
    zh: `${elementId} 的决策 ${id} 无法在证明中计算（${reason}），按任何输出都可能处理。`,
    en: `decision ${id} of ${elementId} cannot be worked out beforehand (${reason}): any output is assumed`,
  };
}
