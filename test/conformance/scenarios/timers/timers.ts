import {
  advance,
  bpmn,
  cancel,
  complete,
  create,
  deploy,
  resolve,
  scenario,
  scenarios,
  setVariables,
} from '../../scenario.js';

const { boundary, catching, cycle, date, duration, end, flow, process, service, start, task } = bpmn;

const waits = (definition: bpmn.Definition) =>
  process('p', [start(), catching('w', definition), end(), flow('start', 'w', 'end')]);
const guarded = (definition: bpmn.Definition, interrupting: boolean) =>
  process('p', [
    start(),
    service('t'),
    boundary('b', 't', definition, { interrupting }),
    task('n'),
    end(),
    flow('start', 't', 'end'),
    flow('b', 'n'),
  ]);
const started = (definition: bpmn.Definition) => process('p', [start('s', definition), service('t'), flow('s', 't')]);

export default scenarios('timers', [
  scenario('a duration', {
    resources: [waits(duration('PT10S'))],
    acts: [create('p'), advance('PT9S'), advance('PT1S')],
  }),
  scenario('a duration as an expression', {
    resources: [waits(duration('=d'))],
    acts: [create('p', { d: 'PT5M' }), create('p', { d: 'P1DT1H' }), advance('PT10M'), advance('P2D')],
  }),
  scenario('a FEEL duration', {
    resources: [waits(duration('=duration("PT1H") + duration("PT1M")'))],
    acts: [create('p'), advance('PT61M')],
  }),
  scenario('a duration that cannot be read is an incident', {
    resources: [waits(duration('=d'))],
    acts: [create('p', { d: 'soon' }), setVariables('process', { d: 'PT1S' }), resolve(), advance('PT2S')],
  }),
  scenario('a duration that is missing or a number is an incident', {
    resources: [waits(duration('=d'))],
    acts: [create('p'), create('p', { d: 5 })],
  }),
  scenario('a duration of nothing', { resources: [waits(duration('PT0S'))], acts: [create('p'), advance('PT1S')] }),
  scenario('a date', {
    resources: [waits(date('=d'))],
    acts: [create('p', { d: '{{P1D}}' }), advance('PT23H'), advance('PT1H')],
  }),
  scenario('a static date', { resources: [waits(date('{{PT2H}}'))], acts: [create('p'), advance('PT2H')] }),
  scenario('a date that has passed', {
    resources: [waits(date('=now() - duration("PT1H")'))],
    acts: [create('p'), advance('PT1S')],
  }),
  scenario('a date that cannot be read is an incident', {
    resources: [waits(date('=d'))],
    acts: [create('p', { d: 'tomorrow' }), create('p', { d: '2031-13-01T00:00:00Z' })],
  }),
  scenario('two timers in their order', {
    resources: [waits(duration('=d'))],
    acts: [create('p', { d: 'PT2H' }), create('p', { d: 'PT1H' }), advance('PT3H')],
  }),
  scenario('cancelled while waiting', {
    resources: [waits(duration('PT10S'))],
    acts: [create('p'), cancel(), advance('PT1M')],
  }),
  scenario('boundary: interrupting', {
    resources: [guarded(duration('PT1H'), true)],
    acts: [create('p'), advance('PT1H'), create('p'), complete('t'), advance('PT2H')],
  }),
  scenario('boundary: not interrupting', {
    resources: [guarded(duration('PT1H'), false)],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), complete('t')],
  }),
  scenario('boundary: a cycle that is counted', {
    resources: [guarded(cycle('R3/PT1H'), false)],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT1H'), advance('PT1H'), complete('t')],
  }),
  scenario('boundary: a cycle without end', {
    resources: [guarded(cycle('R/PT1H'), false)],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), complete('t'), advance('PT1H')],
  }),
  scenario('boundary: a cycle that is late', {
    resources: [guarded(cycle('R3/PT1H'), false)],
    acts: [create('p'), advance('PT5H'), advance('PT1M'), advance('PT1H')],
  }),
  scenario('boundary: a cycle as an expression', {
    resources: [guarded(cycle('=c'), false)],
    acts: [create('p', { c: 'R2/PT1M' }), advance('PT1M'), create('p', { c: 'R2/nonsense' }), create('p', { c: 7 })],
  }),
  scenario('boundary: a cycle that interrupts', {
    resources: [guarded(cycle('R1/PT1H'), true)],
    acts: [create('p'), advance('PT1H')],
  }),
  scenario('boundary: a static duration that cannot be read', {
    resources: [guarded(duration('one hour'), true)],
    acts: [create('p')],
  }),
  scenario('start: a date', {
    resources: [started(date('{{PT1H}}'))],
    acts: [advance('PT1H'), complete('t'), advance('PT5H')],
  }),
  scenario('start: a duration', { resources: [started(duration('PT1H'))], acts: [advance('PT1H'), complete('t')] }),
  scenario('start: a cycle', {
    resources: [started(cycle('R2/PT1H'))],
    acts: [advance('PT1H'), advance('PT1H'), advance('PT1H')],
  }),
  scenario('start: a cycle that is late', {
    resources: [started(cycle('R/PT1H'))],
    acts: [advance('PT5H'), advance('PT1H')],
  }),
  scenario('start: a new version takes over', {
    resources: [started(cycle('R/PT1H'))],
    acts: [
      advance('PT1H'),
      deploy(process('p', [start('s', cycle('R/PT2H')), service('t2'), flow('s', 't2')])),
      advance('PT1H'),
      advance('PT1H'),
      deploy(process('p', [start('n'), service('t3'), flow('n', 't3')])),
      advance('PT3H'),
    ],
  }),
  scenario('start: the same version again changes nothing', {
    resources: [started(cycle('R/PT1H'))],
    acts: [deploy(started(cycle('R/PT1H'))), advance('PT1H')],
  }),
  scenario('start: cannot be created by hand', { resources: [started(cycle('R/PT1H'))], acts: [create('p')] }),
  scenario('start: an expression without variables', {
    resources: [started(cycle('=cycle(2, duration("PT1H"))'))],
    acts: [advance('PT1H'), advance('PT2H')],
  }),
]);
