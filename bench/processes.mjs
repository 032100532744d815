/** BPMN of the processes that the bench runs. `tasks`: jobs of one instance. */

const START = '<bpmn:startEvent id="start" />';
const END = '<bpmn:endEvent id="end" />';
export const JOB_TYPE = 'bench-work';

export const ONE_TASK = { id: 'bench-one-task', tasks: 1, resource: chain('bench-one-task', [task('work')]) };
export const TEN_TASKS = {
  id: 'bench-ten-tasks',
  tasks: 10,
  resource: chain(
    'bench-ten-tasks',
    Array.from({ length: 10 }, (_, i) => task(`work${i}`)),
  ),
};
export const FIVE_WAY = { id: 'bench-five-way', tasks: 5, parallel: true, resource: fiveWay('bench-five-way') };
/** Nobody works on its job. */
export const PARKED = { id: 'bench-parked', tasks: 1, resource: chain('bench-parked', [task('wait', 'bench-parked')]) };
export const MESSAGE = {
  id: 'bench-message',
  tasks: 0,
  resource: chain(
    'bench-message',
    [
      [
        'caught',
        '<bpmn:intermediateCatchEvent id="caught"><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateCatchEvent>',
      ],
    ],
    '<bpmn:message id="m" name="bench-message"><bpmn:extensionElements><zeebe:subscription correlationKey="=caseId" /></bpmn:extensionElements></bpmn:message>',
  ),
};
export const TIMER = {
  id: 'bench-timer',
  tasks: 1,
  resource: chain('bench-timer', [
    [
      'due',
      '<bpmn:intermediateCatchEvent id="due"><bpmn:timerEventDefinition><bpmn:timeDate>=due</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
    ],
    task('work'),
  ]),
};
export const MULTI_INSTANCE = {
  id: 'bench-multi-instance',
  tasks: 1_000,
  resource: chain('bench-multi-instance', [
    task(
      'work',
      JOB_TYPE,
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>',
    ),
  ]),
};

export const PROCESSES = [ONE_TASK, TEN_TASKS, FIVE_WAY, PARKED, MESSAGE, TIMER, MULTI_INSTANCE];

function task(id, type = JOB_TYPE, more = '') {
  const definition = `<bpmn:extensionElements><zeebe:taskDefinition type="${type}" /></bpmn:extensionElements>`;
  return [id, `<bpmn:serviceTask id="${id}">${definition}${more}</bpmn:serviceTask>`];
}

/** start, the elements one after another, end. */
function chain(id, elements, outside = '') {
  const ids = ['start', ...elements.map(([elementId]) => elementId), 'end'];
  const flows = ids.slice(1).map((target, i) => flow(ids[i], target));
  return definitions(id, `${START}${elements.map(([, xml]) => xml).join('')}${END}${flows.join('')}`, outside);
}

function fiveWay(id) {
  const tasks = Array.from({ length: 5 }, (_, i) => task(`work${i}`));
  const gateways = '<bpmn:parallelGateway id="fork" /><bpmn:parallelGateway id="join" />';
  const flows = tasks.flatMap(([taskId]) => [flow('fork', taskId), flow(taskId, 'join')]);
  const all = [flow('start', 'fork'), ...flows, flow('join', 'end')];
  return definitions(id, `${START}${gateways}${tasks.map(([, xml]) => xml).join('')}${END}${all.join('')}`, '');
}

function flow(source, target) {
  return `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}" />`;
}

function definitions(id, content, outside) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="bench">
  ${outside}<bpmn:process id="${id}" isExecutable="true">${content}</bpmn:process>
</bpmn:definitions>`;
}
