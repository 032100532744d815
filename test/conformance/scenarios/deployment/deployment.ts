import { bpmn, create, deploy, processes, resource, rpc, scenario, scenarios } from '../../scenario.js';

const {
  boundary,
  catching,
  duration,
  end,
  error,
  eventBased,
  exclusive,
  flow,
  flowIf,
  manual,
  message,
  process,
  raw,
  receive,
  script,
  service,
  start,
  sub,
  task,
} = bpmn;

const one = (type = 't') => process('p', [start(), service('t', { type }), end(), flow('start', 't', 'end')]);
const other = (type = 'o') => process('q', [start(), service('t', { type }), end(), flow('start', 't', 'end')]);
const bad = (name: string, ...texts: readonly string[]) =>
  scenario(`refused: ${name}`, { acts: texts.map((text) => deploy(text)) });
const body = (...parts: readonly bpmn.Part[]) => process('p', [start(), ...parts]);

export default scenarios('deployment', [
  scenario('versions count up', { acts: [deploy(one()), deploy(one('u')), deploy(one()), create('p')] }),
  scenario('the same again is a duplicate', { acts: [deploy(one()), deploy(one()), create('p')] }),
  scenario('the same under another name is a new version', {
    acts: [deploy(resource('a.bpmn', one())), deploy(resource('b.bpmn', one()))],
  }),
  scenario('two files of which one is new', {
    acts: [deploy(one(), other()), deploy(one(), other('changed')), deploy(one(), other('changed'))],
  }),
  scenario('two processes in one file', {
    acts: [
      deploy(
        processes([
          { id: 'p', parts: [start(), end(), flow('start', 'end')] },
          { id: 'q', parts: [start('s2'), end('e2'), flow('s2', 'e2')] },
        ]),
      ),
      create('q'),
    ],
  }),
  scenario('one executable process and one that is not', {
    acts: [
      deploy(
        processes([
          { id: 'p', parts: [start(), end(), flow('start', 'end')] },
          { id: 'q', parts: [start('s2')], options: { executable: false } },
        ]),
      ),
      create('q'),
      create('p'),
    ],
  }),
  scenario('two files with the same process', {
    acts: [deploy(resource('a.bpmn', one()), resource('b.bpmn', one('u')))],
  }),
  scenario('nothing to deploy', { acts: [rpc('DeployResource', { resources: [] })] }),
  scenario('a file of a kind that is not known', {
    acts: [
      deploy(resource('a.txt', 'hello')),
      deploy(resource('a.bpmn', 'no xml')),
      deploy(resource('a.bpmn', '')),
      deploy(resource('a.dmn', '<x/>')),
    ],
  }),
  scenario('one good file and one bad one', {
    acts: [deploy(one(), resource('bad.bpmn', process('x', [start('a'), start('b')]))), create('p')],
  }),
  scenario('DeployProcess', {
    acts: [rpc('DeployProcess', { processes: [{ name: 'nothing.bpmn', definition: Buffer.from('no xml') }] })],
  }),
  bad('no executable process', process('p', [start(), end(), flow('start', 'end')], { executable: false })),
  bad('no start event', process('p', [end()]), process('p', [])),
  bad('two none start events', process('p', [start('a'), start('b'), end(), flow('a', 'end'), flow('b', 'end')])),
  bad('a service task without type', body(raw('<bpmn:serviceTask id="t"/>'), flow('start', 't'))),
  bad(
    'an expression that cannot be read',
    body(service('t', { type: '=1 +' }), flow('start', 't')),
    body(service('t', { in: [['=)', 'x']] }), flow('start', 't')),
  ),
  bad('a mapping without target', body(service('t', { in: [['=1', '']] }), flow('start', 't'))),
  bad(
    'a condition that is no expression',
    body(exclusive('x', { default: 'x-a' }), task('a'), task('b'), flow('start', 'x', 'a'), flowIf('x', 'b', 'n > 1')),
  ),
  bad(
    'a gateway with a flow that has no condition',
    body(exclusive('x'), task('a'), task('b'), flow('start', 'x', 'a'), flowIf('x', 'b', '=n > 1')),
  ),
  bad(
    'a condition on a flow from a task',
    body(service('t'), task('a'), task('b'), flow('start', 't', 'a'), flowIf('t', 'b', '=true')),
  ),
  bad(
    'a default flow with a condition',
    body(
      exclusive('x', { default: 'x-b' }),
      task('a'),
      task('b'),
      flow('start', 'x'),
      flowIf('x', 'a', '=n > 2'),
      flowIf('x', 'b', '=n > 1'),
    ),
  ),
  bad(
    'an event-based gateway with one flow',
    body(eventBased('e'), catching('w', duration('PT1H')), flow('start', 'e', 'w')),
  ),
  bad(
    'an event-based gateway that leads to a task',
    body(eventBased('e'), catching('w', duration('PT1H')), task('t'), flow('start', 'e', 'w'), flow('e', 't')),
  ),
  bad(
    'an event-based gateway whose event has another flow in',
    body(
      eventBased('e'),
      catching('w', duration('PT1H')),
      catching('m', message('M', '=k')),
      task('t'),
      flow('start', 'e', 'w'),
      flow('e', 'm'),
      flow('start', 't', 'w'),
    ),
  ),
  bad('an end event with a flow out', body(end(), task('t'), flow('start', 'end', 't'))),
  bad('a start event with a flow in', body(task('t'), flow('start', 't', 'start'))),
  bad(
    'a boundary event with a flow in',
    body(service('t'), boundary('b', 't', duration('PT1H')), task('u'), flow('start', 't', 'b', 'u')),
  ),
  bad(
    'a boundary event without definition',
    body(service('t'), raw('<bpmn:boundaryEvent id="b" attachedToRef="t"/>'), flow('start', 't')),
  ),
  bad(
    'a boundary event at nothing',
    body(service('t'), boundary('b', 'nothing', duration('PT1H')), flow('start', 't')),
  ),
  bad(
    'two boundary events for one error',
    body(service('t'), boundary('b', 't', error('E')), boundary('c', 't', error('E')), flow('start', 't')),
  ),
  bad('a catch event without definition', body(raw('<bpmn:intermediateCatchEvent id="c"/>'), flow('start', 'c'))),
  bad('a catch event with a cycle', body(catching('c', bpmn.cycle('R3/PT1H')), flow('start', 'c'))),
  bad(
    'a timer that says nothing',
    body(
      raw('<bpmn:intermediateCatchEvent id="c"><bpmn:timerEventDefinition id="d"/></bpmn:intermediateCatchEvent>'),
      flow('start', 'c'),
    ),
  ),
  bad(
    'a message without correlation key',
    body(catching('c', message('M')), flow('start', 'c')),
    body(receive('r', message('M')), flow('start', 'r')),
  ),
  bad('a message without name', body(catching('c', message('', '=k')), flow('start', 'c'))),
  bad('a receive task without message', body(raw('<bpmn:receiveTask id="r"/>'), flow('start', 'r'))),
  bad(
    'two start events for one message',
    process('p', [start('a', message('M')), start('b', message('M')), task('t'), flow('a', 't'), flow('b', 't')]),
  ),
  bad('a sub-process without start event', body(sub('s', [task('t')]), flow('start', 's'))),
  bad('a sub-process with two start events', body(sub('s', [start('a'), start('b')]), flow('start', 's'))),
  bad('a sub-process that a timer starts', body(sub('s', [start('a', duration('PT1H'))]), flow('start', 's'))),
  bad(
    'a loop of what does not wait',
    body(
      manual('a'),
      task('b'),
      exclusive('x', { default: 'x-end' }),
      end(),
      flow('start', 'a', 'b', 'x', 'end'),
      flowIf('x', 'a', '=true'),
    ),
  ),
  bad(
    'a script task without script',
    body(raw('<bpmn:scriptTask id="s"/>'), flow('start', 's')),
    body(script('s', '=1', ''), flow('start', 's')),
    body(script('s', '1', 'r'), flow('start', 's')),
  ),
  bad('a business rule task without anything', body(raw('<bpmn:businessRuleTask id="s"/>'), flow('start', 's'))),
  bad(
    'a call activity without process',
    body(raw('<bpmn:callActivity id="c"/>'), flow('start', 'c')),
    body(bpmn.call('c', ''), flow('start', 'c')),
  ),
  bad('an error end event without error', body(end('e', error()), flow('start', 'e'))),
  bad('a flow to nothing', body(task('t'), flow('start', 't', 'nothing'))),
  bad('elements with the same id', body(task('t'), task('t'), flow('start', 't'))),
  bad('a complex gateway', body(raw('<bpmn:complexGateway id="c"/>'), flow('start', 'c'))),
  bad('a transaction', body(raw('<bpmn:transaction id="c"/>'), flow('start', 'c'))),
  bad(
    'a standard loop',
    body(raw('<bpmn:task id="c"><bpmn:standardLoopCharacteristics/></bpmn:task>'), flow('start', 'c')),
  ),
  scenario('data objects, groups and annotations are passed over', {
    acts: [
      deploy(
        body(
          task('t'),
          end(),
          flow('start', 't', 'end'),
          raw(
            '<bpmn:dataObjectReference id="d" dataObjectRef="o"/><bpmn:dataObject id="o"/><bpmn:textAnnotation id="n"><bpmn:text>hi</bpmn:text></bpmn:textAnnotation>',
          ),
        ),
      ),
      create('p'),
    ],
  }),
]);
