import {
  bpmn,
  complete,
  create,
  deploy,
  dmn,
  evaluate,
  resolve,
  rpc,
  scenario,
  scenarios,
  setVariables,
} from '../../scenario.js';

const { end, flow, process, rule, service, start } = bpmn;

const fine = dmn.graph('drg', [
  dmn.decision(
    'fine',
    dmn.table(
      ['amount'],
      ['level'],
      [
        ['> 100', '"high"'],
        ['<= 100', '"low"'],
      ],
    ),
    [],
    'Fine',
  ),
]);
const two = dmn.graph('drg', [
  dmn.decision(
    'sum',
    dmn.table(
      ['base', 'level'],
      ['sum', 'note'],
      [
        ['-', '"high"', 'base * 2', '"x"'],
        ['-', '"low"', 'base', '"y"'],
      ],
      { hitPolicy: 'FIRST' },
    ),
    ['level'],
  ),
  dmn.decision('level', dmn.literal('level', 'if amount > 100 then "high" else "low"')),
]);
const asked = process('p', [start(), rule('t', 'fine', 'level'), end(), flow('start', 't', 'end')]);
const policy = (hitPolicy: string, aggregation?: string) =>
  dmn.graph('drg', [
    dmn.decision(
      'd',
      dmn.table(
        ['n'],
        ['r'],
        [
          ['> 1', '10'],
          ['> 2', '20'],
          ['> 2', '20'],
          ['> 3', '30'],
        ],
        { hitPolicy, ...(aggregation ? { aggregation } : {}) },
      ),
    ),
  ]);

export default scenarios('decisions', [
  scenario('evaluated', {
    resources: [fine],
    acts: [evaluate('fine', { amount: 500 }), evaluate('fine', { amount: 5 })],
  }),
  scenario('evaluated by key', {
    resources: [fine],
    acts: [rpc('EvaluateDecision', (on) => ({ decisionKey: on.ledger.definition('fine'), variables: '{"amount":1}' }))],
  }),
  scenario('not there', {
    resources: [fine],
    acts: [
      evaluate('nothing'),
      rpc('EvaluateDecision', { decisionKey: '2251799813685999', variables: '{}' }),
      rpc('EvaluateDecision', { variables: '{}' }),
    ],
  }),
  scenario('no rule matches', {
    resources: [fine],
    acts: [evaluate('fine', {}), evaluate('fine', { amount: 'text' })],
  }),
  scenario('a graph of decisions', {
    resources: [two],
    acts: [evaluate('sum', { amount: 500, base: 7 }), evaluate('level', { amount: 1 })],
  }),
  scenario('an evaluation that fails', {
    resources: [
      dmn.graph('drg', [
        dmn.decision('a', dmn.literal('a', 'b'), ['b']),
        dmn.decision('b', dmn.literal('b', 'assert(x, x != null)')),
      ]),
    ],
    acts: [evaluate('a', {}), evaluate('a', { x: 1 })],
  }),
  scenario('UNIQUE with two matches fails', {
    resources: [policy('UNIQUE')],
    acts: [evaluate('d', { n: 2 }), evaluate('d', { n: 4 })],
  }),
  scenario('FIRST', { resources: [policy('FIRST')], acts: [evaluate('d', { n: 4 }), evaluate('d', { n: 0 })] }),
  scenario('ANY', { resources: [policy('ANY')], acts: [evaluate('d', { n: 2 }), evaluate('d', { n: 4 })] }),
  scenario('RULE ORDER', {
    resources: [policy('RULE ORDER')],
    acts: [evaluate('d', { n: 4 }), evaluate('d', { n: 0 })],
  }),
  scenario('COLLECT', { resources: [policy('COLLECT')], acts: [evaluate('d', { n: 4 })] }),
  scenario('COLLECT SUM', {
    resources: [policy('COLLECT', 'SUM')],
    acts: [evaluate('d', { n: 4 }), evaluate('d', { n: 0 })],
  }),
  scenario('COLLECT COUNT', {
    resources: [policy('COLLECT', 'COUNT')],
    acts: [evaluate('d', { n: 4 }), evaluate('d', { n: 0 })],
  }),
  scenario('COLLECT MIN and MAX', {
    resources: [policy('COLLECT', 'MIN')],
    acts: [evaluate('d', { n: 4 }), deploy(policy('COLLECT', 'MAX')), evaluate('d', { n: 4 })],
  }),
  scenario('a business rule task', { resources: [fine, asked], acts: [create('p', { amount: 500 })] }),
  scenario('a business rule task with output mapping', {
    resources: [
      fine,
      process('p', [
        start(),
        rule('t', 'fine', 'r', { in: [['=n * 2', 'amount']], out: [['=r', 'level']] }),
        end(),
        flow('start', 't', 'end'),
      ]),
    ],
    acts: [create('p', { n: 51 })],
  }),
  scenario('a business rule task whose decision fails', {
    resources: [dmn.graph('drg', [dmn.decision('fine', dmn.literal('x', 'assert(x, x != null)'))]), asked],
    acts: [create('p'), setVariables('process', { x: 1 }), resolve()],
  }),
  scenario('a business rule task whose decision id is an expression', {
    resources: [fine, process('p', [start(), rule('t', '=which', 'r'), end(), flow('start', 't', 'end')])],
    acts: [create('p', { which: 'fine', amount: 1 }), create('p', { which: 5 })],
  }),
  scenario('the latest version is used', {
    resources: [fine, asked],
    acts: [
      deploy(dmn.graph('drg', [dmn.decision('fine', dmn.table(['amount'], ['level'], [['-', '"none"']]), [], 'Fine')])),
      create('p', { amount: 500 }),
    ],
  }),
  scenario('deployed twice', { resources: [two], acts: [deploy(two), deploy(fine)] }),
  scenario('a service task beside it', {
    resources: [
      fine,
      process('p', [start(), service('s'), rule('t', 'fine', 'level'), end(), flow('start', 's', 't', 'end')]),
    ],
    acts: [create('p'), complete('s', { amount: 1000 })],
  }),
  scenario('invalid', {
    acts: [
      deploy(dmn.graph('drg', [dmn.decision('d', dmn.literal('x', '1 +'))])),
      deploy(
        dmn.graph('drg', [dmn.decision('d', dmn.table(['n'], ['r'], [['> 1', '10']], { hitPolicy: 'NONSENSE' }))]),
      ),
    ],
  }),
]);
