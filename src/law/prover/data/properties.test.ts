import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { element, endEvent, exclusive, processOf, startEvent } from '../../../engine/core/testing/process-builder.js';
import { compileExpression, evaluateDecision, parseDecisions } from '../../../model/index.js';
import type { Json, JsonObject } from '../../../protocol/index.js';
import { cellOf } from './domain.js';
import type { Draft } from './draft.js';
import type { Running } from './execute.js';
import { scene } from './testing/scene.js';

/** Variables with the values they are tried with; a few of them occur as constants. */
const NUMBERS = ['amount', 'limit'];
const TEXTS = ['color', 'shade'];
const number = fc.constantFrom(-1, 0, 0.5, 1, 3, 5, 7, 100, 499.99, 500, 501, 100_000);
const text = fc.constantFrom('red', 'green', 'blue', '', 'reddish');
const orNull = <T extends Json>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 5 });
const values = fc.record({
  amount: orNull(number),
  limit: orNull(number),
  color: orNull(text),
  shade: orNull(text),
  urgent: orNull(fc.boolean()),
});

const constantNumber = fc.constantFrom('1', '5', '500', '-1', '2 + 3');
const constantText = fc.constantFrom('"red"', '"green"', '"blue"');
const numberName = fc.constantFrom(...NUMBERS);
const textName = fc.constantFrom(...TEXTS);
const sign = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');

/** Comparisons with constants, and everything that may stand in their place. */
const within = fc.oneof(
  fc.tuple(numberName, sign, constantNumber).map((parts) => parts.join(' ')),
  fc.tuple(constantNumber, sign, numberName).map((parts) => parts.join(' ')),
  fc.tuple(numberName, constantNumber, constantNumber).map(([x, a, b]) => `${x} in [${a}..${b})`),
  fc.tuple(numberName, constantNumber, constantNumber).map(([x, a, b]) => `${x} between ${a} and ${b}`),
  fc.tuple(textName, fc.constantFrom('=', '!='), constantText).map((parts) => parts.join(' ')),
  fc.tuple(textName, constantText, constantText).map(([x, a, b]) => `${x} in (${a}, ${b})`),
  fc.tuple(textName, constantText).map(([x, a]) => `list contains([${a}, null], ${x})`),
  fc
    .tuple(fc.constantFrom(...NUMBERS, ...TEXTS, 'urgent'), fc.constantFrom('=', '!='))
    .map(([x, s]) => `${x} ${s} null`),
  fc.constantFrom('amount in > 3 and urgent', 'amount in [1..5] or urgent and limit = 1'),
  fc.constantFrom('urgent', 'urgent = true', 'true', 'null', 'if amount = null then false else amount > 3'),
  fc.tuple(numberName, constantNumber).map(([x, a]) => `(if ${x} = null then 0 else ${x}) >= ${a}`),
);

/** What nobody can work out cell by cell. */
const beyond = fc.oneof(
  fc.tuple(sign).map(([s]) => `amount ${s} limit`),
  fc.constantFrom('color = shade', 'color < "m"', 'string length(color) > 3', 'amount * 2 > limit', 'now() = null'),
  fc.constantFrom(
    'amount + 1 = 6',
    'contains(color, "red")',
    'color in ["a".."m"]',
    'some x in [1, 2] satisfies x = amount',
  ),
);

function combinations(atom: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      atom,
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([a, by, b]) => `(${a}) ${by} (${b})`),
      tie('condition').map((a) => `not(${a})`),
      fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
    ),
  }));
  return condition;
}

/** A gateway with the condition; all variables are undeclared, so the case may begin with any values. */
function gateway(condition: string) {
  const elements = { s: startEvent(), t: element('MANUAL_TASK'), g: exclusive(), yes: endEvent(), no: endEvent() };
  const flows = ['s -> t', 't -> g', `g -> yes : =${condition}`, 'g -> no : default'];
  return scene([processOf('p', elements, flows)]);
}

/** Whether concrete values are among those that the draft stands for. */
function holds(draft: Draft, start: Draft, concrete: JsonObject): boolean {
  return Object.entries(concrete).every(([name, value]) => {
    const held = start.get(`f:|${name}`);
    if (held?.kind === 'constant') return true;
    if (held?.kind !== 'leaf') return held === undefined;
    const { domain, cells } = draft.leaf(held.leaf);
    const cell = cellOf(domain, value ?? null);
    return cell !== null && cells.includes(domain.cells.indexOf(cell));
  });
}

function taken(condition: string, concrete: JsonObject): string {
  const compiled = compileExpression(`=${condition}`);
  if (!compiled.ok) throw new Error(compiled.message);
  const result = compiled.expression.evaluate({ get: (name) => concrete[name], nowMs: 0 });
  if (!result.ok || typeof result.value !== 'boolean') return '';
  return result.value ? 'g-yes' : 'g-no';
}

type Branching = Running & { readonly flows: readonly { readonly id: string }[] };

function waysFor(condition: string, concrete: JsonObject): readonly Branching[] {
  const { model, node } = gateway(condition);
  const [start] = model.beginnings();
  return model.branches(node('g'), start!.draft).filter(({ draft }) => holds(draft, start!.draft, concrete));
}

const flowOf = ({ flows }: Branching): string => flows.map(({ id }) => id).join();

describe('a condition on cells against FEEL on values', () => {
  it('takes the flow that the values take, exactly, where it is made of comparisons with constants', () => {
    fc.assert(
      fc.property(combinations(within), values, (condition, concrete) => {
        const ways = waysFor(condition, concrete);
        expect(ways.map(flowOf)).toEqual([taken(condition, concrete)]);
        expect(ways[0]!.assumed).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('never leaves out what can happen, and is exact only where it is right, whatever the condition', () => {
    fc.assert(
      fc.property(combinations(fc.oneof(within, beyond)), values, (condition, concrete) => {
        const ways = waysFor(condition, concrete);
        const real = taken(condition, concrete);
        // An unknown part is taken as true or false; where it really is null there is an incident that nobody decided on.
        if (real !== '') expect(ways.map(flowOf)).toContain(real);
        for (const way of ways) if (way.assumed === null) expect(flowOf(way)).toBe(real);
      }),
      { numRuns: 150 },
    );
  });
});

const POLICIES = ['FIRST', 'UNIQUE', 'ANY', 'PRIORITY', 'COLLECT" aggregation="COUNT', 'COLLECT" aggregation="MAX'];
const numberTest = fc.oneof(
  fc.constantFrom('-', 'null', 'not(5)', '1,5'),
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), constantNumber).map((parts) => parts.join(' ')),
  fc.tuple(constantNumber, constantNumber).map(([a, b]) => `[${a}..${b}]`),
);
const textTest = fc.oneof(
  fc.constantFrom('-', 'null', 'not("red")'),
  fc.array(constantText, { minLength: 1, maxLength: 2 }).map(String),
);
const rule = fc.tuple(numberTest, textTest, fc.constantFrom('1', '5', '500'));

function table(policy: string, rules: readonly (readonly string[])[]): string {
  const cell = (name: string, source: string) => `<${name}><text>${source.replace(/</g, '&lt;')}</text></${name}>`;
  const rows = rules.map(([a = '', b = '', out = ''], index) => {
    return `<rule id="r${index}">${cell('inputEntry', a)}${cell('inputEntry', b)}${cell('outputEntry', out)}</rule>`;
  });
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"><decision id="rate" name="rate">
    <decisionTable id="t" hitPolicy="${policy}">
      <input id="i1"><inputExpression id="e1"><text>if amount = null then 0 else amount</text></inputExpression></input>
      <input id="i2"><inputExpression id="e2"><text>color</text></inputExpression></input>
      <output id="o" name="rate"><outputValues><text>500,5,1</text></outputValues></output>${rows.join('')}
    </decisionTable></decision></definitions>`;
}

describe('a decision table on cells against the table on values', () => {
  it('gives what the table gives for the values, for every hit policy', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...POLICIES),
        fc.array(rule, { minLength: 1, maxLength: 4 }),
        values,
        async (policy, rules, concrete) => {
          const parsed = await parseDecisions(table(policy, rules));
          if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
          const calledDecision = { decisionId: staticText('rate'), resultVariable: 'rate' };
          const t = element('BUSINESS_RULE_TASK', { calledDecision });
          const elements = { s: startEvent(), t, g: exclusive(), yes: endEvent(), no: endEvent() };
          const flows = ['s -> t', 't -> g', 'g -> yes : =rate = null or rate >= 5', 'g -> no : default'];
          const { model, node } = scene([processOf('p', elements, flows)], {}, [parsed.drg]);
          const [start] = model.beginnings();
          const [decided] = model.completions(node('t'), start!.draft, () => false);
          const ways = model
            .branches(node('g'), decided!.draft)
            .filter(({ draft }) => holds(draft, start!.draft, concrete));
          const result = evaluateDecision(parsed.drg, 'rate', concrete, 0);
          if (!result.ok) return expect(ways.every(({ assumed }) => assumed !== null)).toBe(true);
          expect(ways.map(flowOf)).toEqual([taken('rate = null or rate >= 5', { rate: result.output })]);
          return expect(ways[0]!.assumed).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });
});

function staticText(source: string) {
  const compiled = compileExpression(source);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.expression;
}
