import type { LocalText } from '../../../model/finding.js';
import type { AttributeDefinition, FactPattern } from '../definition.js';
import { type Literal, parseGuard, testsOf } from '../guard/index.js';
import { type Place, quoted, type Source } from './source.js';

/** Reports a step that the file does not declare. */
export function expectStep(step: string, place: Place, source: Source): void {
  const { steps } = source.names;
  if (!steps.has(step)) source.fail(place, oneOf('已声明的步骤', 'a declared step', steps.keys()), quoted(step));
}

/** Reports a pattern whose step, or one of whose outcomes, the file does not declare. */
export function expectFact({ step, outcomes }: FactPattern, place: Place, source: Source): void {
  expectStep(step, place, source);
  const declared = source.names.steps.get(step) ?? null;
  if (declared === null) return;
  for (const outcome of outcomes ?? []) {
    if (declared.includes(outcome)) continue;
    source.fail(place, oneOf(`步骤 ${step} 的结果`, `an outcome of ${step}`, declared), quoted(outcome));
  }
}

/** Reports names that a guard reads and that are no attributes. */
export function expectAttributes(names: readonly string[], place: Place, source: Source): void {
  const { attributes } = source.names;
  for (const name of names) {
    if (attributes.has(name)) continue;
    source.fail(place, oneOf('已声明的属性', 'a declared attribute', attributes.keys()), quoted(name));
  }
}

/** Reports comparisons of a guard that can never hold, since the attribute has no such value. */
export function expectLiterals(guard: string, place: Place, source: Source): void {
  const tree = parseGuard(guard);
  for (const { attribute, values } of tree === null ? [] : testsOf(tree)) {
    const definition = source.names.attributes.get(attribute) ?? null;
    const wrong = definition === null ? undefined : values.find((value) => !mayBe(value, definition));
    if (definition === null || wrong === undefined) continue;
    const { type, values: all } = definition;
    const expected = { zh: `${attribute} 的取值（${type}）`, en: `a value of ${attribute} (${type})` };
    const enumerated = oneOf(`${attribute} 的取值`, `a value of ${attribute}`, all);
    source.fail(place, type === 'enum' ? enumerated : expected, quoted(String(wrong)));
  }
}

function mayBe(value: Literal, { type, values }: AttributeDefinition): boolean {
  if (value === null) return true;
  if (type === 'enum') return typeof value === 'string' && values.includes(value);
  return typeof value === (type === 'date' ? 'string' : type);
}

/** Reports variables that nothing in the file writes. */
export function expectVariables(names: readonly string[], place: Place, source: Source): void {
  const { variables } = source.names;
  for (const name of names) {
    if (variables.has(name)) continue;
    source.fail(place, oneOf('已声明的变量', 'a declared variable', variables), quoted(name));
  }
}

/** Reports an attribute that a step's outcome cannot follow: unknown, no enum, or with a value that is no outcome. */
export function expectOutcomes(attribute: string, outcomes: readonly string[], place: Place, source: Source): void {
  expectAttributes([attribute], place, source);
  const values = source.names.attributes.get(attribute)?.values;
  if (values === undefined) return;
  const expected = {
    zh: `outcomeFollows 所指的枚举属性，且每个值都是步骤的结果（${outcomes.join(', ')}）`,
    en: `outcomeFollows an enum whose values are outcomes of the step (${outcomes.join(', ')})`,
  };
  const strange = values.find((value) => !outcomes.includes(value));
  if (values.length === 0) source.fail(place, expected, quoted(attribute));
  else if (strange !== undefined) source.fail(place, expected, quoted(strange));
}

/** What is expected, with the names there are, as far as they can be read in a message. */
function oneOf(zh: string, en: string, names: Iterable<string>): LocalText {
  const all = [...names];
  if (all.length === 0) return { zh: `${zh}（没有声明任何一个）`, en: `${en} (none is declared)` };
  const known = all.slice(0, 30).join(', ') + (all.length > 30 ? ', …' : '');
  return { zh: `${zh}（${known}）`, en: `${en} (${known})` };
}
