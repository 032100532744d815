import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../protocol/index.js';
import { type DecisionResult, evaluateDecision, type HitPolicy, parseDecisions } from '../index.js';
import { POLICIES } from './hit-policies.js';
import { HIT_POLICIES } from './graph.js';

const NOW_MS = Date.UTC(2026, 2, 1);

interface Table {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly inputs: readonly string[];
  /** Name, and optionally the list of allowed values and the default. */
  readonly outputs: readonly { name: string; values?: string; default?: string }[];
  /** Input cells, then output cells. */
  readonly rules: readonly (readonly string[])[];
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const cell = (tag: string, source: string): string => `<${tag}><text>${escaped(source)}</text></${tag}>`;
const attribute = (name: string, value?: string): string => (value === undefined ? '' : ` ${name}="${value}"`);

function table({ hitPolicy, aggregation, inputs, outputs, rules }: Table): string {
  const columns = inputs.map(
    (source, i) => `<input id="in${i + 1}" label="${escaped(source)}">${cell('inputExpression', source)}</input>`,
  );
  const results = outputs.map(
    ({ name, values, default: otherwise }, i) =>
      `<output id="out${i + 1}" name="${name}">${values ? cell('outputValues', values) : ''}${otherwise ? cell('defaultOutputEntry', otherwise) : ''}</output>`,
  );
  const rows = rules.map(
    (cells, i) =>
      `<rule id="rule${i + 1}">${cells.map((source, c) => cell(c < inputs.length ? 'inputEntry' : 'outputEntry', source)).join('')}</rule>`,
  );
  const attributes = attribute('hitPolicy', hitPolicy) + attribute('aggregation', aggregation);
  return `<decisionTable${attributes}>${columns.join('')}${results.join('')}${rows.join('')}</decisionTable>`;
}

function decision(id: string, logic: string, extra = ''): string {
  return `<decision id="${id}" name="Name of ${id}">${extra}${logic}</decision>`;
}

const literal = (source: string): string => cell('literalExpression', source);
const requires = (id: string): string =>
  `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`;

function dmn(...decisions: string[]): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="DRG" namespace="urn:test">${decisions.join('')}</definitions>`;
}

async function evaluate(xml: string, context: JsonObject, decisionId = 'd'): Promise<DecisionResult> {
  const parsed = await parseDecisions(xml);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return evaluateDecision(parsed.drg, decisionId, context, NOW_MS);
}

/** Rules 1 and 3 match x = 5, rule 2 matches x = 1; outputs are 20, 5 and 10. */
function overlapping(hitPolicy: string, aggregation?: string): string {
  const rules = [
    ['> 3', '20'],
    ['1', '5'],
    ['< 8', '10'],
  ];
  const outputs = [{ name: 'rate', values: '5, 10, 20' }];
  return dmn(
    decision('d', table({ hitPolicy, ...(aggregation ? { aggregation } : {}), inputs: ['x'], outputs, rules })),
  );
}

describe('hit policies', () => {
  const rows: [HitPolicy, string | undefined, number, Json][] = [
    ['FIRST', undefined, 5, 20],
    ['PRIORITY', undefined, 5, 10],
    ['RULE ORDER', undefined, 5, [20, 10]],
    ['OUTPUT ORDER', undefined, 5, [10, 20]],
    ['COLLECT', undefined, 5, [20, 10]],
    ['COLLECT', 'SUM', 5, 30],
    ['COLLECT', 'MIN', 5, 10],
    ['COLLECT', 'MAX', 5, 20],
    ['COLLECT', 'COUNT', 5, 2],
    ['UNIQUE', undefined, 9, 20],
    ['ANY', undefined, 9, 20],
  ];

  it.each(rows)('%s %s of x = %d gives %j', async (hitPolicy, aggregation, x, output) => {
    expect(await evaluate(overlapping(hitPolicy, aggregation), { x })).toMatchObject({ ok: true, output });
  });

  it('are all in the table above', () => {
    expect(new Set(rows.map(([policy]) => policy))).toEqual(new Set(HIT_POLICIES));
    expect(Object.keys(POLICIES).sort()).toEqual([...HIT_POLICIES].sort());
  });

  it('UNIQUE refuses two matching rules and names them', async () => {
    const result = await evaluate(overlapping('UNIQUE'), { x: 5 });
    expect(result).toMatchObject({
      ok: false,
      failedDecisionId: 'd',
      message:
        "Expected to evaluate decision 'd', but hit policy UNIQUE: expected at most one matching rule, found rules 1, 3",
    });
  });

  it('ANY refuses different outputs', async () => {
    expect(await evaluate(overlapping('ANY'), { x: 5 })).toMatchObject({ ok: false, failedDecisionId: 'd' });
  });

  it('ANY accepts equal outputs', async () => {
    const rules = [
      ['> 3', '"a"'],
      ['< 8', '"a"'],
    ];
    const xml = dmn(decision('d', table({ hitPolicy: 'ANY', inputs: ['x'], outputs: [{ name: 'r' }], rules })));
    expect(await evaluate(xml, { x: 5 })).toMatchObject({ ok: true, output: 'a' });
  });

  it('COLLECT SUM refuses what is no number', async () => {
    const xml = dmn(
      decision(
        'd',
        table({
          hitPolicy: 'COLLECT',
          aggregation: 'SUM',
          inputs: ['x'],
          outputs: [{ name: 'r' }],
          rules: [['-', '"a"']],
        }),
      ),
    );
    expect(await evaluate(xml, { x: 5 })).toMatchObject({
      ok: false,
      message: expect.stringContaining('expected numbers'),
    });
  });

  it('adds fines without binary fractions', async () => {
    const rules = [
      ['-', '0.1'],
      ['-', '0.2'],
    ];
    const outputs = [{ name: 'r' }];
    const xml = dmn(decision('d', table({ hitPolicy: 'COLLECT', aggregation: 'SUM', inputs: ['x'], outputs, rules })));
    expect(await evaluate(xml, { x: 5 })).toMatchObject({ output: 0.3 });
  });
});

describe('decision tables', () => {
  const outputs = [{ name: 'panel' }, { name: 'hearing' }];
  const rules = [
    ['"ORG"', '>= 100000', 'true', 'true'],
    ['"ORG"', '< 100000', 'false', 'amount > 50000'],
  ];
  const thresholds = dmn(decision('d', table({ inputs: ['party.type', 'amount'], outputs, rules })));

  it('give several outputs as a context and say which inputs and rules made them', async () => {
    const result = await evaluate(thresholds, { party: { type: 'ORG' }, amount: 60000 });
    expect(result).toEqual({
      ok: true,
      output: { panel: false, hearing: true },
      evaluatedDecisions: [
        {
          decisionId: 'd',
          decisionName: 'Name of d',
          decisionType: 'DECISION_TABLE',
          output: { panel: false, hearing: true },
          inputs: [
            { inputId: 'in1', inputName: 'party.type', inputValue: 'ORG' },
            { inputId: 'in2', inputName: 'amount', inputValue: 60000 },
          ],
          matchedRules: [
            {
              ruleId: 'rule2',
              ruleIndex: 2,
              outputs: [
                { outputId: 'out1', outputName: 'panel', outputValue: false },
                { outputId: 'out2', outputName: 'hearing', outputValue: true },
              ],
            },
          ],
        },
      ],
    });
  });

  it('give null when no rule matches, also when a variable is missing', async () => {
    expect(await evaluate(thresholds, { party: { type: 'CITIZEN' }, amount: 1 })).toMatchObject({ output: null });
    expect(await evaluate(thresholds, {})).toMatchObject({ ok: true, output: null });
  });

  it('give the default outputs when no rule matches', async () => {
    const one = table({ inputs: ['x'], outputs: [{ name: 'a', default: '0' }], rules: [['1', '2']] });
    expect(await evaluate(dmn(decision('d', one)), { x: 9 })).toMatchObject({ output: 0 });
    const two = table({
      inputs: ['x'],
      outputs: [
        { name: 'a', default: '0' },
        { name: 'b', default: '"n"' },
      ],
      rules: [],
    });
    expect(await evaluate(dmn(decision('d', two)), { x: 9 })).toMatchObject({ output: { a: 0, b: 'n' } });
  });

  it('take an empty input cell as any', async () => {
    const xml = dmn(decision('d', table({ inputs: ['x'], outputs: [{ name: 'a' }], rules: [['', '1']] })));
    expect(await evaluate(xml, { x: 9 })).toMatchObject({
      output: 1,
      evaluatedDecisions: [{ matchedRules: [{ ruleIndex: 1 }] }],
    });
  });

  it('compare dates as dates, not as their texts', async () => {
    const rules = [['[date("2026-01-01")..date("2026-12-31")]', '"this year"']];
    const xml = dmn(decision('d', table({ inputs: ['date(on)'], outputs: [{ name: 'a' }], rules })));
    expect(await evaluate(xml, { on: '2026-03-01' })).toMatchObject({ output: 'this year' });
  });

  it('read today() from the time of the step', async () => {
    const xml = dmn(decision('d', literal('today()')));
    expect(await evaluate(xml, {})).toMatchObject({ output: '2026-03-01' });
  });
});

describe('decision requirements', () => {
  const graph = dmn(
    decision(
      'total',
      table({
        hitPolicy: 'FIRST',
        inputs: ['fine'],
        outputs: [{ name: 'r' }],
        rules: [
          ['> 10', 'fine + bonus'],
          ['-', '0'],
        ],
      }),
      requires('fine') + requires('bonus'),
    ),
    decision('fine', literal('base * 2'), `<variable name="fine" typeRef="number"/>${requires('bonus')}`),
    decision('bonus', literal('5')),
  );

  it('are evaluated first, listed for each that requires them, and are variables to the decision', async () => {
    const result = await evaluate(graph, { base: 10 }, 'total');
    expect(result).toMatchObject({ ok: true, output: 25 });
    expect(result.ok && result.evaluatedDecisions.map(({ decisionId }) => decisionId)).toEqual([
      'bonus',
      'fine',
      'bonus',
      'total',
    ]);
  });

  it('name the decision that failed', async () => {
    const result = await evaluate(graph, { base: 'x' }, 'total');
    expect(result).toMatchObject({ ok: true, output: 0 });
    const typed = dmn(
      decision('total', literal('fine'), requires('fine')),
      decision('fine', literal('base'), '<variable name="fine" typeRef="number"/>'),
    );
    expect(await evaluate(typed, { base: 'x' }, 'total')).toMatchObject({
      ok: false,
      failedDecisionId: 'fine',
      message: "Expected to evaluate decision 'total', but decision 'fine': expected a value of type number, found x",
      evaluatedDecisions: [{ decisionId: 'fine', output: 'x' }],
    });
  });

  it('name rule and cell of a failure', async () => {
    const rules = [['-', 'assert(x, x > 5, "too small")']];
    const xml = dmn(decision('d', table({ inputs: ['x'], outputs: [{ name: 'a' }], rules })));
    expect(await evaluate(xml, { x: 1 })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^Expected to evaluate decision 'd', but rule 1 \(rule1\), output 1 .*too small$/),
    });
  });

  it('refuse an unknown decision', async () => {
    expect(await evaluate(graph, {}, 'absent')).toMatchObject({ ok: false, failedDecisionId: 'absent' });
  });
});

describe('parseDecisions refuses', () => {
  const good = { inputs: ['x'], outputs: [{ name: 'a' }], rules: [['1', '2']] };
  const cases: [what: string, xml: string, elementId: string | null, rule: string, message: string][] = [
    ['text that is no XML', 'decision', null, 'readable-xml', 'Line 1'],
    ['another XML', '<html/>', null, 'readable-xml', 'DMN 1.3'],
    ['a file without decisions', dmn(), 'drg', 'supported-decision', 'at least one decision'],
    ['unknown elements', dmn(decision('d', literal('1')), '<weird/>'), null, 'readable-content', 'weird'],
    [
      'decision services',
      dmn(decision('d', literal('1')), '<decisionService id="b" name="b"/>'),
      'b',
      'supported-decision',
      'DecisionService',
    ],
    [
      'an empty output cell',
      dmn(decision('d', table({ ...good, rules: [['1', '']] }))),
      'd',
      'valid-expression',
      'output 1',
    ],
    ['a decision without logic', dmn(decision('d', '')), 'd', 'supported-decision', 'decision table'],
    ['an empty context', dmn(decision('d', '<context/>')), 'd', 'supported-decision', 'empty context'],
    ['a function', dmn(decision('d', '<functionDefinition/>')), 'd', 'supported-decision', 'FunctionDefinition'],
    [
      'an invalid literal expression',
      dmn(decision('d', literal('1 +'))),
      'd',
      'valid-expression',
      'literal expression',
    ],
    [
      'an invalid input expression',
      dmn(decision('d', table({ ...good, inputs: ['x ='] }))),
      'd',
      'valid-expression',
      'input 1',
    ],
    [
      'an invalid cell',
      dmn(
        decision(
          'd',
          table({
            ...good,
            rules: [
              ['1', '2'],
              ['> ', '3'],
            ],
          }),
        ),
      ),
      'd',
      'valid-expression',
      'rule 2 (rule2), input 1',
    ],
    [
      'an invalid output',
      dmn(decision('d', table({ ...good, rules: [['1', '2 2']] }))),
      'd',
      'valid-expression',
      'rule 1 (rule1), output 1',
    ],
    [
      'another language',
      dmn(decision('d', '<literalExpression expressionLanguage="groovy"><text>1</text></literalExpression>')),
      'd',
      'valid-expression',
      'groovy',
    ],
    [
      'missing cells',
      dmn(decision('d', table({ ...good, rules: [['1']] }))),
      'd',
      'decision-table',
      'one cell per column',
    ],
    ['no outputs', dmn(decision('d', table({ ...good, outputs: [], rules: [] }))), 'd', 'decision-table', 'an output'],
    [
      'outputs of one name',
      dmn(decision('d', table({ ...good, outputs: [{ name: 'a' }, { name: 'a' }], rules: [] }))),
      'd',
      'decision-table',
      'different names',
    ],
    ['an unknown hit policy', dmn(decision('d', table({ ...good, hitPolicy: 'LAST' }))), 'd', 'decision-table', 'LAST'],
    [
      'an aggregation that is not for COLLECT',
      dmn(decision('d', table({ ...good, aggregation: 'SUM' }))),
      'd',
      'decision-table',
      'SUM',
    ],
    ['a missing required decision', dmn(decision('d', literal('1'), requires('e'))), 'd', 'required-decision', '"e"'],
    [
      'a circle',
      dmn(decision('d', literal('1'), requires('e')), decision('e', literal('1'), requires('d'))),
      'd',
      'required-decision',
      'circle',
    ],
  ];

  it.each(cases)('%s', async (_, xml, elementId, rule, message) => {
    const parsed = await parseDecisions(xml);
    expect(parsed).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([
        expect.objectContaining({
          elementId,
          rule,
          message: expect.objectContaining({ en: expect.stringContaining(message) }),
        }),
      ]),
    });
  });
});

describe('the tables of the penalty case', () => {
  it.each(['penalty-thresholds', 'exemption-list'])('%s is accepted', async (name) => {
    const parsed = await parseDecisions(readFileSync(`processes/penalty-case/${name}.dmn`, 'utf8'));
    expect(parsed.ok || parsed.findings).toBe(true);
  });
});

describe('boxed expressions', () => {
  const entry = (name: string, logic: string): string =>
    `<contextEntry>${name === '' ? '' : `<variable name="${name}"/>`}${logic}</contextEntry>`;
  const model = (id: string, body: string, more = ''): string =>
    `<businessKnowledgeModel id="${id}" name="${id} of"><encapsulatedLogic><formalParameter name="x" typeRef="number"/>${body}</encapsulatedLogic>${more}</businessKnowledgeModel>`;
  const knows = (id: string): string =>
    `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`;
  const call = (argument: string, parameter = 'x'): string =>
    `<invocation>${literal('k of')}<binding><parameter name="${parameter}"/>${literal(argument)}</binding></invocation>`;

  it.each<[what: string, xml: string, output: unknown]>([
    [
      'a context',
      decision('d', `<context>${entry('a', literal('v'))}${entry('b', literal('a + 1'))}</context>`),
      { a: 5, b: 6 },
    ],
    [
      'a context with a result',
      decision('d', `<context>${entry('a', literal('v'))}${entry('', literal('a * 2'))}</context>`),
      10,
    ],
    ['a list', decision('d', `<list>${literal('v')}${literal('"x"')}</list>`), [5, 'x']],
    [
      'a relation',
      decision(
        'd',
        `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('v')}</row></relation>`,
      ),
      [{ a: 1, b: 5 }],
    ],
    [
      'a function in a context',
      decision(
        'd',
        `<context>${entry('f', `<functionDefinition><formalParameter name="x"/>${literal('x * 2')}</functionDefinition>`)}${entry('r', literal('f(v)'))}</context>`,
      ),
      { f: null, r: 10 },
    ],
    ['an invocation', decision('d', call('v'), knows('k')) + model('k', literal('x + v')), 10],
    ['a model called in FEEL', decision('d', literal('k of(v)'), knows('k')) + model('k', literal('x + 1')), 6],
    [
      'a model called with a wrong type',
      decision('d', literal('k of("a")'), knows('k')) + model('k', literal('x')),
      null,
    ],
    [
      'a failing model called in FEEL',
      decision('d', literal('k of(1)'), knows('k')) + model('k', literal('assert(x, false)')),
      null,
    ],
    [
      'a model that calls another',
      decision('d', literal('k of(v)'), knows('k')) +
        model('k', literal('l of(x) + 1'), knows('l')) +
        model('l', literal('x * 10')),
      51,
    ],
  ])('evaluates %s', async (_, xml, output) => {
    expect(await evaluate(dmn(xml), { v: 5 })).toMatchObject({ ok: true, output });
  });

  it('lists a business knowledge model before the decision that called it', async () => {
    const xml = dmn(decision('d', call('v'), knows('k')), model('k', literal('x')));
    const result = await evaluate(xml, { v: 5 });
    expect(result.evaluatedDecisions).toMatchObject([
      { decisionId: 'k', decisionName: 'k of', decisionType: 'LITERAL_EXPRESSION', output: 5 },
      { decisionId: 'd', decisionType: 'INVOCATION', output: 5 },
    ]);
  });

  it.each([
    ['another type', call('"a"'), 'type number'],
    ['no argument', call('v', 'y'), "argument 'x'"],
  ])('fails an invocation with %s', async (_, logic, why) => {
    const result = await evaluate(dmn(decision('d', logic, knows('k')), model('k', literal('x'))), { v: 5 });
    expect(result).toMatchObject({ ok: false, failedDecisionId: 'd', message: expect.stringContaining(why) });
  });

  it('stops a graph that requires the same decisions over and over', async () => {
    const layers = Array.from({ length: 40 }, (_, i) =>
      decision(`d${i}`, literal('1'), i === 39 ? '' : requires(`d${i + 1}`).repeat(2)),
    );
    const result = await evaluate(dmn(...layers), {}, 'd0');
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining('at most 10000') });
  });
});
