import {
  advance,
  bpmn,
  broadcast,
  complete,
  create,
  deploy,
  publish,
  scenario,
  scenarios,
  setVariables,
} from '../../scenario.js';

const { boundary, catching, cycle, date, duration, end, flow, message, process, service, signal, start } = bpmn;

const waits = (definition: bpmn.Definition) =>
  process('p', [start('s'), catching('c', definition), end('e'), flow('s', 'c', 'e')]);
const ticks = (definition: bpmn.Definition) =>
  process('p', [
    start('s'),
    service('u'),
    boundary('b', 'u', definition, { interrupting: false }),
    end('e'),
    flow('s', 'u', 'e'),
    flow('b', 'e'),
  ]);
const starts = (definition: bpmn.Definition) =>
  process('p', [start('s', definition), service('u'), end('e'), flow('s', 'u', 'e')]);

export default scenarios('forms of timers', [
  scenario('weeks', { resources: [waits(duration('P1W'))], acts: [create('p'), advance('PT2H')] }),
  scenario('fractions of a second', { resources: [waits(duration('PT1.5S'))], acts: [create('p'), advance('PT2H')] }),
  scenario('a plus sign', { resources: [waits(duration('+PT1H'))], acts: [create('p'), advance('PT2H')] }),
  scenario('refused: lower case', { resources: [waits(duration('pt1h'))], acts: [] }),
  scenario('refused: words', { resources: [waits(duration('1 hour'))], acts: [] }),
  scenario('refused: P alone', { resources: [waits(duration('P'))], acts: [] }),
  scenario('refused: T without time', { resources: [waits(duration('P1DT'))], acts: [] }),
  scenario('refused: hours without T', { resources: [waits(duration('P1H'))], acts: [] }),
  scenario('null is an incident', { resources: [waits(duration('=null'))], acts: [create('p'), advance('PT2H')] }),
  scenario('refused: a date with a zone alone', {
    resources: [waits(date('2027-06-01T00:00:00[Asia/Shanghai]'))],
    acts: [],
  }),
  scenario('refused: a date without offset', { resources: [waits(date('2027-06-01T00:00:00'))], acts: [] }),
  scenario('refused: a day alone', { resources: [waits(date('2027-06-01'))], acts: [] }),
  scenario('refused: a zone behind @', { resources: [waits(date('2027-06-01T00:00:00@Asia/Shanghai'))], acts: [] }),
  scenario('refused: an offset without colon', { resources: [waits(date('2027-06-01T00:00:00+0800'))], acts: [] }),
  scenario('refused: 30 February', { resources: [waits(date('2027-02-30T00:00:00Z'))], acts: [] }),
  scenario('refused: 24 o’clock', { resources: [waits(date('2027-06-01T24:00:00Z'))], acts: [] }),
  scenario('refused: a year of five digits', { resources: [waits(date('12027-06-01T00:00:00Z'))], acts: [] }),
  scenario('refused: a cycle on a catch event', { resources: [waits(cycle('R3/PT1H'))], acts: [] }),
  scenario('once', {
    resources: [ticks(cycle('R1/PT1H'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('R0 is once', {
    resources: [ticks(cycle('R0/PT1H'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('R-1 is without end', {
    resources: [ticks(cycle('R-1/PT1H'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('refused: a cycle without interval', { resources: [ticks(cycle('R/'))], acts: [] }),
  scenario('refused: a duration as cycle', { resources: [ticks(cycle('PT1H'))], acts: [] }),
  scenario('a cycle with a start', {
    resources: [ticks(cycle('R2/{{PT30M}}/PT1H'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('a start that has passed counts as now', {
    resources: [ticks(cycle('R2/{{-PT30M}}/PT1H'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('refused: a start without offset', { resources: [ticks(cycle('R/2027-06-01T00:00:00/PT1H'))], acts: [] }),
  scenario('refused: a cycle with an end', { resources: [ticks(cycle('R2/PT1H/{{PT2H}}'))], acts: [] }),
  scenario('refused: start and end', { resources: [ticks(cycle('R2/{{PT30M}}/{{PT2H}}'))], acts: [] }),
  scenario('refused: a cycle in lower case', { resources: [ticks(cycle('r2/pt1h'))], acts: [] }),
  scenario('a cycle that cannot be read is an incident', {
    resources: [ticks(cycle('=c'))],
    acts: [create('p', { c: 'x' }), create('p', { c: 5 }), create('p')],
  }),
  scenario('FEEL: cycle of a count', {
    resources: [ticks(cycle('=cycle(2, duration("PT1H"))'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('FEEL: cycle without end', {
    resources: [ticks(cycle('=cycle(duration("PT1H"))'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('the cycle is read again each time', {
    resources: [ticks(cycle('=c'))],
    acts: [
      create('p', { c: 'R3/PT1H' }),
      setVariables('process', { c: 'R9/PT2H' }),
      advance('PT1H'),
      advance('PT2H'),
      advance('PT2H'),
    ],
  }),
  scenario('cron: every half hour, late', {
    resources: [ticks(cycle('0 0/30 * * * *'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('cron: @hourly', {
    resources: [ticks(cycle('@hourly'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('cron: every ten seconds', {
    resources: [ticks(cycle('*/10 * * * * *'))],
    acts: [create('p'), advance('PT10S'), advance('PT1M')],
  }),
  scenario('cron: a start and a step', {
    resources: [ticks(cycle('0 10/15 * * * *'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('cron: a range and a step', {
    resources: [ticks(cycle('0 10-50/20 * * * *'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('cron: an expression', {
    resources: [ticks(cycle('=c'))],
    acts: [create('p', { c: '0 0 * * * *' }), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('cron: a value out of range is an incident', {
    resources: [ticks(cycle('=c'))],
    acts: [create('p', { c: '0 0 25 * * *' })],
  }),
  scenario('cron: blanks around', {
    resources: [ticks(cycle(' 0  0 * * * * '))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('cron: @daily', {
    resources: [ticks(cycle('@daily'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('refused: cron out of range', { resources: [ticks(cycle('0 0 25 * * *'))], acts: [] }),
  scenario('refused: cron of five fields', { resources: [ticks(cycle('0/30 * * * *'))], acts: [] }),
  scenario('refused: cron of seven fields', { resources: [ticks(cycle('0 0 0 1 1 ? 2028'))], acts: [] }),
  scenario('refused: cron with a range backwards', { resources: [ticks(cycle('0 0 22-2 * * *'))], acts: [] }),
  scenario('refused: cron with a step of nothing', { resources: [ticks(cycle('0 0/0 * * * *'))], acts: [] }),
  scenario('refused: @reboot', { resources: [ticks(cycle('@reboot'))], acts: [] }),
  scenario('refused: @every', { resources: [ticks(cycle('@every 1h'))], acts: [] }),
  scenario('refused: cron with a month 13', { resources: [ticks(cycle('0 0 0 1 13 *'))], acts: [] }),
  scenario('a cron step beyond the field', {
    resources: [ticks(cycle('0 0/70 * * * *'))],
    acts: [create('p'), advance('PT1H'), advance('PT1H'), advance('PT24H'), complete('u')],
  }),
  scenario('start event: a cycle with a start', {
    resources: [starts(cycle('R/{{PT90M}}/PT1H'))],
    acts: [advance('PT1H'), advance('PT1H'), advance('PT24H')],
  }),
  scenario('start event: cron', {
    resources: [starts(cycle('0 0 * * * *'))],
    acts: [advance('PT1H'), advance('PT1H'), advance('PT24H')],
  }),
  scenario('refused: a start cycle that cannot be read', { resources: [starts(cycle('nope'))], acts: [] }),
  scenario('start event: R0', {
    resources: [starts(cycle('R0/PT1H'))],
    acts: [advance('PT1H'), advance('PT1H'), advance('PT24H')],
  }),
  scenario('start event: a date in an hour', {
    resources: [starts(date('=now() + duration("PT1H")'))],
    acts: [advance('PT1H'), advance('PT1H'), advance('PT24H')],
  }),
  scenario('refused: a start timer that needs variables', { resources: [starts(cycle('=x'))], acts: [] }),
  scenario('start event: new versions replace timers', {
    acts: [
      deploy(starts(cycle('R/PT1H'))),
      advance('PT1H'),
      deploy(process('p', [start('s', cycle('R/PT2H')), service('v'), end('e'), flow('s', 'v', 'e')])),
      advance('PT1H'),
      advance('PT1H'),
      deploy(process('p', [start('s'), service('v'), end('e'), flow('s', 'v', 'e')])),
      advance('PT3H'),
    ],
  }),
  scenario('start events of every kind in one process', {
    resources: [
      process('p', [
        start('s', cycle('R2/PT1H')),
        start('s2', date('{{PT1H}}')),
        start('s3'),
        start('s4', message('M')),
        start('s5', signal('S')),
        service('u'),
        end('e'),
        flow('s', 'u', 'e'),
        flow('s2', 'u'),
        flow('s3', 'u'),
        flow('s4', 'u'),
        flow('s5', 'u'),
      ]),
    ],
    acts: [advance('PT1H'), publish('M', 'k'), broadcast('S')],
  }),
]);
