import { escaped } from './literal-decisions.js';
import { Random } from './random.js';
import type { DecisionCase } from './record-tables.js';
import { generatedTables, SITUATIONS, tableXml } from './tables.js';

const literal = (feel: string): string => `<literalExpression><text>${escaped(feel)}</text></literalExpression>`;
const needs = (id: string): string =>
  `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`;
const knows = (id: string): string => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`;
const entry = (name: string, logic: string): string =>
  `<contextEntry>${name === '' ? '' : `<variable name="${name}"/>`}${logic}</contextEntry>`;
const fn = (parameter: string, logic: string): string =>
  `<functionDefinition><formalParameter name="${parameter}"/>${logic}</functionDefinition>`;
const binding = (name: string, feel: string): string =>
  `<binding><parameter name="${name}"/>${literal(feel)}</binding>`;

function decision(id: string, logic: string, requirements = '', variable = ''): string {
  return `<decision id="${id}" name="${id} n">${variable}${requirements}${logic}</decision>`;
}

function model(
  id: string,
  body: string,
  requirements = '',
  parameter = '<formalParameter name="x" typeRef="number"/>',
): string {
  return `<businessKnowledgeModel id="${id}" name="${id}_n"><encapsulatedLogic>${parameter}${body}</encapsulatedLogic>${requirements}</businessKnowledgeModel>`;
}

const call = (...bindings: string[]): string => `<invocation>${literal('$k_n')}${bindings.join('')}</invocation>`;
const typed = (type: string): string => `<variable name="$" typeRef="${type}"/>`;

/** Boxed expressions, business knowledge models and requirements, one rule each. */
const FIXED: readonly string[] = [
  decision('$', `<context>${entry('p', literal('n'))}${entry('q', literal('p + 1'))}</context>`),
  decision('$', `<context>${entry('p', literal('n'))}${entry('', literal('p + 1'))}</context>`),
  decision('$', `<context>${entry('', literal('1'))}${entry('p', literal('2'))}</context>`),
  decision('$', `<context>${entry('p', literal('1'))}${entry('p', literal('p + 1'))}</context>`),
  decision('$', `<context>${entry('f', fn('x', literal('x * 2')))}${entry('r', literal('f(n)'))}</context>`),
  decision(
    '$',
    `<context>${entry('c', `<context>${entry('z', literal('n'))}</context>`)}${entry('d', literal('c.z'))}</context>`,
  ),
  decision('$', '<context/>'),
  decision('$', `<list>${literal('n')}${literal('s')}<list>${literal('1')}</list></list>`),
  decision('$', '<list/>'),
  decision('$', `<relation><column name="p"/><column name="q"/><row>${literal('1')}${literal('n')}</row></relation>`),
  decision('$', `<relation><column name="p"/><column name="q"/><row>${literal('1')}</row></relation>`),
  decision('$', fn('x', literal('x'))),
  decision('$', call(binding('x', 'n')), knows('$k')) + model('$k', literal('x + 1')),
  decision('$', call(binding('y', 'n')), knows('$k')) + model('$k', literal('x + 1')),
  decision('$', call(binding('x', '"a"')), knows('$k')) + model('$k', literal('x + 1')),
  decision('$', call(binding('x', 'n'))) + model('$k', literal('x + 1')),
  decision('$', call(), knows('$k')) + model('$k', literal('3'), '', ''),
  decision('$', call(binding('x', 'n')), knows('$k')) + model('$k', `<context>${entry('p', literal('x'))}</context>`),
  decision('$', literal('$k_n(n)'), knows('$k')) + model('$k', literal('x + 1')),
  decision('$', literal('$k_n(x: n)'), knows('$k')) + model('$k', literal('x + 1')),
  decision('$', literal('$k_n("a")'), knows('$k')) + model('$k', literal('x')),
  decision('$', literal('$k_n(1, 2)'), knows('$k')) + model('$k', literal('x')),
  decision('$', literal('[$k_n(1), $k_n(2)]'), knows('$k')) + model('$k', literal('x')),
  decision('$', literal('$k_n(1)'), knows('$k')) + model('$k', literal('assert(x, false)')),
  decision('$', literal('$k_n(n)'), knows('$k')) +
    model('$k', literal('$l_n(x) + 1'), knows('$l')) +
    model('$l', literal('x * 10')),
  decision('$', literal('$k_n(1)'), knows('$k')) + model('$k', literal('$k_n(x)'), knows('$k')),
  decision('$', literal('n')) +
    '<businessKnowledgeModel id="$k" name="k"/><inputData id="$i" name="n"/><knowledgeSource id="$s" name="s"/>',
  decision('$', literal('$p + 1'), needs('$p')) + decision('$p', literal('n')),
  decision('$', literal('$p + $q'), needs('$p') + needs('$q')) +
    decision('$p', literal('$w'), needs('$w')) +
    decision('$q', literal('$w + 1'), needs('$w')) +
    decision('$w', literal('n')),
  decision('$', literal('pp'), needs('$p')) + decision('$p', literal('n'), '', '<variable name="pp"/>'),
  decision('$', literal('1'), needs('$p')) + decision('$p', literal('assert(1, n > 3)')),
  decision('$', literal('n'), needs('$p')) + decision('$p', literal('n'), needs('$')),
  decision('$', literal('n'), needs('$')),
  decision('$', literal('n'), needs('$none')),
  ...['number', 'string', 'boolean', 'date', 'integer', 'Any', 'tMine'].map((type) =>
    decision('$', literal('n'), '', typed(type)),
  ),
  decision('$', literal('n')) + decision('$', literal('n')),
  decision('$', literal('')),
  decision('$', ''),
  '<decision id="$"><literalExpression><text>1</text></literalExpression></decision>',
  decision('$', '<literalExpression expressionLanguage="javascript"><text>1</text></literalExpression>'),
];

/** Tables that require tables, literal expressions and models. */
function grown(random: Random, index: number): string {
  const [upper, lower] = generatedTables(random.between(1, 1e9), 2);
  const used = { ...upper!, inputs: [random.pick(['$p', '$q', '$p + n']), ...upper!.inputs.slice(1)] };
  const requirements = `${needs('$p')}${random.chance(0.5) ? needs('$q') : ''}</informationRequirement>`.replace(
    /<\/informationRequirement>$/,
    '',
  );
  const table = (id: string, spec: typeof used, more: string): string =>
    tableXml(id, spec).replace('<decisionTable', `${more}<decisionTable`);
  const leaf =
    index % 2 === 0 ? tableXml('$q', lower!) : decision('$q', literal(random.pick(['n * 2', 'count(list)', 'obj'])));
  return (
    table('$', used, requirements) + decision('$p', literal(random.pick(['$q', 'n', 's', 'n > 3'])), needs('$q')) + leaf
  );
}

/** Every decision case: the tables, the rules of graphs, and random graphs; the same for the same seed. */
export function generatedCases(seed: number): DecisionCase[] {
  const random = new Random(seed);
  const tables = generatedTables(seed, 252).map((spec) => tableXml('$', spec));
  const graphs = random.list(40, (index) => grown(random, index));
  return [...tables, ...FIXED, ...graphs].map((xml) => ({ xml, decisionId: '$', situations: SITUATIONS }));
}
