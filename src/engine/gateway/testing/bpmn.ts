/** BPMN text of one executable process around the elements given as XML. */
export function processXml(id: string, elements: string, definitions = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://fadu.test">
  ${definitions}
  <bpmn:process id="${id}" isExecutable="true">${elements}</bpmn:process>
</bpmn:definitions>`;
}

export const start = (id = 'start') => `<bpmn:startEvent id="${id}" />`;
export const end = (id = 'end') => `<bpmn:endEvent id="${id}" />`;

export const serviceTask = (id: string, type = id) =>
  `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}" /></bpmn:extensionElements></bpmn:serviceTask>`;

/** Sequence flows along the ids, named `<source>-<target>`. */
export function flow(...ids: string[]): string {
  const pairs = ids.slice(1).map((target, i) => [ids[i]!, target] as const);
  return pairs.map(([s, t]) => `<bpmn:sequenceFlow id="${s}-${t}" sourceRef="${s}" targetRef="${t}" />`).join('');
}

export const oneTask = (id = 'one-task', type = 'work') =>
  processXml(id, start() + serviceTask('task', type) + end() + flow('start', 'task', 'end'));
