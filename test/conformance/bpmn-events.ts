import { attributes, escapeAttribute, extension } from './bpmn-parts.js';

/** What makes an event a timer, a message … `reference` is how a receive task names its message. */
export interface Definition {
  xml(elementId: string): string;
  readonly roots: readonly string[];
  readonly reference?: string;
}

const plain = (tag: string, own = '', inner = '', roots: readonly string[] = []): Definition => ({
  xml: (id) => `<bpmn:${tag}EventDefinition id="${id}-definition"${own}>${inner}</bpmn:${tag}EventDefinition>`,
  roots,
});
const nameable = (text: string): string => text.replace(/[^A-Za-z0-9_]/g, (c) => `_${c.charCodeAt(0)}_`);
const timer =
  (tag: string) =>
  (expression: string): Definition =>
    plain('timer', '', `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${escapeAttribute(expression)}</bpmn:${tag}>`);

export const duration = timer('timeDuration');
export const cycle = timer('timeCycle');
export const date = timer('timeDate');
export const terminate = (): Definition => plain('terminate');

/** `correlationKey` is left out on start events of a process. */
export function message(name: string, correlationKey?: string): Definition {
  const id = `message_${nameable(name)}${correlationKey === undefined ? '' : nameable(correlationKey)}`;
  const key = correlationKey === undefined ? '' : extension(`<zeebe:subscription${attributes({ correlationKey })}/>`);
  const root = `<bpmn:message id="${id}"${attributes({ name })}>${key}</bpmn:message>`;
  return { ...plain('message', ` messageRef="${id}"`, '', [root]), reference: ` messageRef="${id}"` };
}

export function signal(name: string): Definition {
  const id = `signal_${nameable(name)}`;
  return plain('signal', ` signalRef="${id}"`, '', [`<bpmn:signal id="${id}"${attributes({ name })}/>`]);
}

/** Without a code it catches every error. */
export function error(errorCode?: string): Definition {
  if (errorCode === undefined) return plain('error');
  const id = `error_${nameable(errorCode)}`;
  return plain('error', ` errorRef="${id}"`, '', [`<bpmn:error id="${id}"${attributes({ errorCode })}/>`]);
}

/** Without a code it catches every escalation. */
export function escalation(escalationCode?: string): Definition {
  if (escalationCode === undefined) return plain('escalation');
  const id = `escalation_${nameable(escalationCode)}`;
  return plain('escalation', ` escalationRef="${id}"`, '', [
    `<bpmn:escalation id="${id}"${attributes({ escalationCode })}/>`,
  ]);
}

export const link = (name: string): Definition => plain('link', attributes({ name }));
/** Throws compensation: for one activity, or for all of the scope. */
export const compensate = (activityRef?: string): Definition => plain('compensate', attributes({ activityRef }));
/** The boundary event of an activity that has a compensation handler (`association` names it). */
export const compensated = (): Definition => plain('compensate');
