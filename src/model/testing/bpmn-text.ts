/** Short ways to write BPMN in tests. */

const NAMESPACES = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ');

export function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A file with root elements besides an executable process `p` of the given content. */
export function bpmn(content: string, roots = ''): string {
  return definitions(`${roots}<bpmn:process id="p" name="P" isExecutable="true">${content}</bpmn:process>`);
}

export function definitions(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions ${NAMESPACES} id="defs" targetNamespace="urn:t">${content}</bpmn:definitions>`;
}

export function node(kind: string, id: string, content = '', attributes = ''): string {
  return `<bpmn:${kind} id="${id}" ${attributes}>${content}</bpmn:${kind}>`;
}

/** A sequence flow `a_b`; a condition is FEEL with its `=`. */
export function flow(source: string, target: string, condition?: string): string {
  const inner =
    condition === undefined
      ? ''
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escaped(condition)}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`;
}

/** Flows through all the ids in order. */
export function path(...ids: string[]): string {
  return ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? '', id))
    .join('');
}

export function extensions(...elements: string[]): string {
  return `<bpmn:extensionElements>${elements.join('')}</bpmn:extensionElements>`;
}

export function zeebe(kind: string, attributes: Readonly<Record<string, string>> = {}, content = ''): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<zeebe:${kind}${written.join('')}>${content}</zeebe:${kind}>`;
}

export function job(id: string, kind = 'serviceTask', ...more: string[]): string {
  return node(kind, id, extensions(zeebe('taskDefinition', { type: 'work' }), ...more));
}

export function timer(kind: 'timeDate' | 'timeDuration' | 'timeCycle', source: string): string {
  return `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${escaped(source)}</bpmn:${kind}></bpmn:timerEventDefinition>`;
}

/** A root message `m` with a correlation key. */
export function message(name = 'paid', correlationKey: string | null = '=caseId', id = 'm'): string {
  const key = correlationKey === null ? '' : extensions(zeebe('subscription', { correlationKey }));
  return `<bpmn:message id="${id}" name="${name}">${key}</bpmn:message>`;
}

export const MESSAGE_EVENT = '<bpmn:messageEventDefinition messageRef="m"/>';
