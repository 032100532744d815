import { bpmn, create, deploy, scenario, scenarios, type Scenario } from '../../scenario.js';
import type { Part } from '../../bpmn.js';

const { boundary, call, cycle, duration, end, error, eventSub, exclusive, flow, flowIf, inclusive, manual, message } =
  bpmn;
const { process, raw, service, signal, start, sub, task } = bpmn;

const beside = (...parts: readonly Part[]): Part[] => [start(), service('t'), flow('start', 't'), ...parts];
const begun = (id: string, definition?: Parameters<typeof start>[1], interrupting = true): Part =>
  eventSub(id, [
    start(`${id}-start`, definition, { interrupting }),
    task(`${id}-task`),
    flow(`${id}-start`, `${id}-task`),
  ]);
const looped = (attributes: string, more = ''): Part =>
  raw(
    `<bpmn:task id="t"><bpmn:incoming>start-t</bpmn:incoming><bpmn:multiInstanceLoopCharacteristics>${attributes}${more}</bpmn:multiInstanceLoopCharacteristics></bpmn:task>`,
  );
const loop = (attributes: string): string =>
  `<bpmn:extensionElements><zeebe:loopCharacteristics ${attributes}/></bpmn:extensionElements>`;
const repeated = (part: Part): Part[] => [start(), part, flow('start', 't')];

/** Whether 8.5 takes the file, and what runs then. */
const deployed = (name: string, parts: readonly Part[], variables: Readonly<Record<string, unknown>> = {}): Scenario =>
  scenario(name, { acts: [deploy(process('p', parts)), create('p', variables)] });

export default scenarios('structure-deployments', [
  deployed('event sub-process without a trigger', beside(begun('a'))),
  deployed('event sub-process without a start event', beside(eventSub('a', [task('b')]))),
  deployed(
    'event sub-process with two start events',
    beside(eventSub('a', [start('b', duration('PT1H')), start('c', duration('PT2H'))])),
  ),
  deployed('event sub-process with an interrupting cycle', beside(begun('a', cycle('R3/PT1H')))),
  deployed('event sub-process with a cycle that does not interrupt', beside(begun('a', cycle('R3/PT1H'), false))),
  deployed('event sub-process with an error that does not interrupt', beside(begun('a', error('E1'), false))),
  deployed('event sub-process with a message without correlation key', beside(begun('a', message('m')))),
  deployed(
    'two event sub-processes with one message',
    beside(begun('a', message('m', '="k"')), begun('b', message('m', '="k"'))),
  ),
  deployed(
    'event sub-processes with one message in two scopes',
    beside(
      begun('a', message('m', '="k"')),
      sub('s', [start('is'), service('w'), flow('is', 'w'), begun('b', message('m', '="k"'))]),
    ),
  ),
  deployed('two event sub-processes with one error', beside(begun('a', error('E1')), begun('b', error('E1')))),
  deployed('two event sub-processes for all errors', beside(begun('a', error()), begun('b', error()))),
  deployed('two event sub-processes with one signal', beside(begun('a', signal('s')), begun('b', signal('s')))),
  deployed('two event sub-processes with timers', beside(begun('a', duration('PT1H')), begun('b', duration('PT1H')))),
  deployed('an event sub-process and a boundary event with one message', [
    start(),
    sub('s', [start('is'), service('w'), flow('is', 'w'), begun('a', message('m', '="k"'))]),
    boundary('x', 's', message('m', '="k"')),
    end('e'),
    flow('start', 's'),
    flow('x', 'e'),
  ]),
  deployed('two boundary events with one message', [
    ...beside(boundary('x', 't', message('m', '="k"')), boundary('y', 't', message('m', '="k"'))),
    end('e'),
    flow('x', 'e'),
    flow('y', 'e'),
  ]),
  deployed('two boundary events with one error', [
    ...beside(boundary('x', 't', error('E1')), boundary('y', 't', error('E1'))),
    end('e'),
    flow('x', 'e'),
    flow('y', 'e'),
  ]),
  deployed('two boundary events for all errors', [
    ...beside(boundary('x', 't', error()), boundary('y', 't', error())),
    end('e'),
    flow('x', 'e'),
    flow('y', 'e'),
  ]),
  deployed('a process with an event sub-process and no start event', [begun('a', duration('PT1H')), task('t')]),
  deployed('a sub-process that a message starts', [
    start(),
    sub('s', [start('is', message('m', '="k"')), task('w'), flow('is', 'w')]),
    flow('start', 's'),
  ]),
  deployed('a sub-process without a start event', [start(), sub('s', [task('w')]), flow('start', 's')]),
  deployed('a sub-process with two start events', [
    start(),
    sub('s', [start('is'), start('js'), task('w'), flow('is', 'w'), flow('js', 'w')]),
    flow('start', 's'),
  ]),
  deployed('multi-instance without characteristics', repeated(looped(''))),
  deployed('multi-instance without an input collection', repeated(looped(loop('inputElement="i"')))),
  deployed('multi-instance with an empty input collection', repeated(looped(loop('inputCollection=""')))),
  deployed('multi-instance with a static input collection', repeated(looped(loop('inputCollection="items"'))), {
    items: [1],
  }),
  deployed(
    'multi-instance with an output collection only',
    repeated(looped(loop('inputCollection="=[1]" outputCollection="o"'))),
  ),
  deployed(
    'multi-instance with an output element only',
    repeated(looped(loop('inputCollection="=[1]" outputElement="=1"'))),
  ),
  deployed(
    'multi-instance with a static output element',
    repeated(looped(loop('inputCollection="=[1]" outputCollection="o" outputElement="x"'))),
  ),
  deployed('multi-instance with invalid expressions', repeated(looped(loop('inputCollection="=1 +"')))),
  deployed(
    'multi-instance with a static completion condition',
    repeated(looped(loop('inputCollection="=[1, 2]"'), '<bpmn:completionCondition>true</bpmn:completionCondition>')),
  ),
  deployed(
    'multi-instance with an invalid completion condition',
    repeated(looped(loop('inputCollection="=[1, 2]"'), '<bpmn:completionCondition>=1 +</bpmn:completionCondition>')),
  ),
  deployed(
    'multi-instance with an empty completion condition',
    repeated(looped(loop('inputCollection="=[1, 2]"'), '<bpmn:completionCondition></bpmn:completionCondition>')),
  ),
  deployed(
    'multi-instance with a cardinality',
    repeated(looped(`${loop('inputCollection="=[1]"')}<bpmn:loopCardinality>2</bpmn:loopCardinality>`)),
  ),
  deployed('a loop of multi-instance tasks', [
    start(),
    exclusive('x'),
    task('t', { multi: { collection: '=[1]' } }),
    flow('start', 'x', 't', 'x'),
  ]),
  deployed('a loop of inclusive gateways and tasks', [
    start(),
    exclusive('x'),
    manual('t'),
    inclusive('g', { default: 'g-x' }),
    end(),
    flow('start', 'x', 't', 'g', 'x'),
    flowIf('g', 'end', '=false'),
  ]),
  deployed('a boundary event on an event sub-process', [
    ...beside(begun('a', duration('PT1H')), boundary('x', 'a', duration('PT2H'))),
    end('e'),
    flow('x', 'e'),
  ]),
  deployed('a default flow of an inclusive gateway that is not its own', [
    start(),
    inclusive('g', { default: 'start-g' }),
    task('a'),
    flow('start', 'g', 'a'),
  ]),
  deployed('a called process with an event sub-process', [
    start(),
    call('c', '="none"'),
    flow('start', 'c'),
    begun('a', duration('PT1H')),
  ]),
]);
