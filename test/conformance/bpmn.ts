import { attributes, definitions, extension, type Part } from './bpmn-parts.js';
import type { Definition } from './bpmn-events.js';

export { process } from './bpmn-parts.js';
export type { Part } from './bpmn-parts.js';
export {
  compensate,
  compensated,
  duration,
  cycle,
  date,
  error,
  escalation,
  link,
  message,
  signal,
  terminate,
  type Definition,
} from './bpmn-events.js';

/** Source and target of one mapping, such as `['=a + 1', 'b']`. */
export type MappingText = readonly [source: string, target: string];

export interface MultiInstance {
  readonly collection: string;
  readonly element?: string;
  readonly output?: string;
  readonly outputElement?: string;
  readonly sequential?: boolean;
  /** Completion condition. */
  readonly until?: string;
}

/** What any element may have. `xml` goes into the element as it is, `extensions` into its extension elements. */
export interface More {
  readonly name?: string;
  readonly in?: readonly MappingText[];
  readonly out?: readonly MappingText[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
  readonly multi?: MultiInstance;
  readonly forCompensation?: boolean;
  readonly extensions?: string;
  readonly xml?: string;
}

export interface Job extends More {
  readonly type?: string;
  readonly retries?: string;
}

/** An element of any tag. `own` are its own attributes, `inner` its content besides what `More` says. */
export function node(tag: string, id: string, own: string, inner: Part, more: More = {}): Part {
  const compensates = more.forCompensation ? ' isForCompensation="true"' : '';
  const open = `<bpmn:${tag} id="${id}"${attributes({ name: more.name })}${own}${compensates}>`;
  const extensions = extension(mappings(more) + headers(more) + properties(more) + (more.extensions ?? ''));
  // `@wires <id>@` becomes the element's incoming and outgoing flows once all of them are known.
  const xml = `${open}${extensions}@wires ${id}@${loop(more.multi)}${inner.xml}${more.xml ?? ''}</bpmn:${tag}>`;
  return { xml, roots: inner.roots };
}

const NOTHING: Part = { xml: '', roots: [] };
const around = (xml: string): Part => ({ xml, roots: [] });

export const start = (
  id = 'start',
  definition?: Definition,
  more: More & { readonly interrupting?: boolean } = {},
): Part =>
  node('startEvent', id, more.interrupting === false ? ' isInterrupting="false"' : '', eventOf(id, definition), more);
export const end = (id = 'end', definition?: Definition, more: Job = {}): Part =>
  node('endEvent', id, '', eventOf(id, definition), withJob(more));
export const catching = (id: string, definition: Definition, more: More = {}): Part =>
  node('intermediateCatchEvent', id, '', eventOf(id, definition), more);
export const throwing = (id: string, definition?: Definition, more: Job = {}): Part =>
  node('intermediateThrowEvent', id, '', eventOf(id, definition), withJob(more));
export const boundary = (
  id: string,
  attachedTo: string,
  definition: Definition,
  more: More & { readonly interrupting?: boolean } = {},
): Part => {
  const cancels = more.interrupting === false ? ' cancelActivity="false"' : '';
  return node('boundaryEvent', id, ` attachedToRef="${attachedTo}"${cancels}`, eventOf(id, definition), more);
};

/** The job's type is the element's id unless said otherwise. */
export const service = (id: string, more: Job = {}): Part =>
  node('serviceTask', id, '', NOTHING, withJob({ type: id, ...more }));
export const send = (id: string, more: Job = {}): Part =>
  node('sendTask', id, '', NOTHING, withJob({ type: id, ...more }));
export const manual = (id: string, more: More = {}): Part => node('manualTask', id, '', NOTHING, more);
export const task = (id: string, more: More = {}): Part => node('task', id, '', NOTHING, more);
export const receive = (id: string, definition: Definition, more: More = {}): Part =>
  node('receiveTask', id, definition.reference ?? '', { xml: '', roots: definition.roots }, more);

export interface User extends More {
  readonly formKey?: string;
  readonly formId?: string;
  readonly assignee?: string;
  readonly candidateGroups?: string;
  readonly candidateUsers?: string;
  readonly dueDate?: string;
  readonly followUpDate?: string;
}
export const user = (id: string, more: User = {}): Part => {
  const form = attributes({ formKey: more.formKey, formId: more.formId });
  const assignment = attributes({
    assignee: more.assignee,
    candidateGroups: more.candidateGroups,
    candidateUsers: more.candidateUsers,
  });
  const schedule = attributes({ dueDate: more.dueDate, followUpDate: more.followUpDate });
  const tag = (name: string, own: string) => (own ? `<zeebe:${name}${own}/>` : '');
  const extensions =
    tag('formDefinition', form) + tag('assignmentDefinition', assignment) + tag('taskSchedule', schedule);
  return node('userTask', id, '', NOTHING, { ...more, extensions: extensions + (more.extensions ?? '') });
};
export const script = (id: string, expression: string, resultVariable: string, more: More = {}): Part => {
  const own = `<zeebe:script${attributes({ expression, resultVariable })}/>`;
  return node('scriptTask', id, '', NOTHING, { ...more, extensions: own + (more.extensions ?? '') });
};
/** A script task whose work is a job. */
export const scriptJob = (id: string, more: Job = {}): Part =>
  node('scriptTask', id, '', NOTHING, withJob({ type: id, ...more }));
export const rule = (id: string, decisionId: string, resultVariable: string, more: More = {}): Part => {
  const own = `<zeebe:calledDecision${attributes({ decisionId, resultVariable })}/>`;
  return node('businessRuleTask', id, '', NOTHING, { ...more, extensions: own + (more.extensions ?? '') });
};
export const ruleJob = (id: string, more: Job = {}): Part =>
  node('businessRuleTask', id, '', NOTHING, withJob({ type: id, ...more }));

type Choice = More & { readonly default?: string };
/** `default` is the target of the default flow's id: `<gateway>-<target>`. */
export const exclusive = (id: string, more: Choice = {}): Part =>
  node('exclusiveGateway', id, attributes({ default: more.default }), NOTHING, more);
export const inclusive = (id: string, more: Choice = {}): Part =>
  node('inclusiveGateway', id, attributes({ default: more.default }), NOTHING, more);
export const parallel = (id: string, more: More = {}): Part => node('parallelGateway', id, '', NOTHING, more);
export const eventBased = (id: string, more: More = {}): Part => node('eventBasedGateway', id, '', NOTHING, more);

export const sub = (id: string, parts: readonly Part[], more: More = {}): Part =>
  node('subProcess', id, '', definitions(parts), more);
export const eventSub = (id: string, parts: readonly Part[], more: More = {}): Part =>
  node('subProcess', id, ' triggeredByEvent="true"', definitions(parts), more);
export const call = (
  id: string,
  processId: string,
  more: More & { readonly parents?: boolean; readonly children?: boolean } = {},
): Part => {
  const flags = attributes({
    processId,
    propagateAllParentVariables: more.parents?.toString(),
    propagateAllChildVariables: more.children?.toString(),
  });
  const own = `<zeebe:calledElement${flags}/>`;
  return node('callActivity', id, '', NOTHING, { ...more, extensions: own + (more.extensions ?? '') });
};

/** Sequence flows along the ids, each named `<source>-<target>`. */
export const flow = (...ids: readonly string[]): Part =>
  around(
    ids
      .slice(1)
      .map((target, i) => flowXml(ids[i]!, target, ''))
      .join(''),
  );
/** One flow with a condition. */
export const flowIf = (source: string, target: string, condition: string): Part =>
  around(
    flowXml(
      source,
      target,
      `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${escapeText(condition)}</bpmn:conditionExpression>`,
    ),
  );
/** The compensation handler of a compensation boundary event. */
export const association = (source: string, target: string): Part =>
  around(
    `<bpmn:association id="${source}-${target}" associationDirection="One" sourceRef="${source}" targetRef="${target}"/>`,
  );
/** Text that goes into the process or sub-process as it is; `roots` beside the process. */
export const raw = (xml: string, ...roots: readonly string[]): Part => ({ xml, roots });

const flowXml = (source: string, target: string, inner: string): string =>
  `<bpmn:sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${inner}</bpmn:sequenceFlow>`;
const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const eventOf = (id: string, definition: Definition | undefined): Part =>
  definition ? { xml: definition.xml(id), roots: definition.roots } : NOTHING;

function withJob({ type, retries, ...more }: Job): More {
  if (type === undefined) return more;
  const own = `<zeebe:taskDefinition${attributes({ type, retries })}/>`;
  return { ...more, extensions: own + (more.extensions ?? '') };
}

function mappings(more: More): string {
  const each = (tag: string, all: readonly MappingText[] = []) =>
    all.map(([source, target]) => `<zeebe:${tag}${attributes({ source, target })}/>`).join('');
  const content = each('input', more.in) + each('output', more.out);
  return content ? `<zeebe:ioMapping>${content}</zeebe:ioMapping>` : '';
}

function headers({ headers: all }: More): string {
  const each = Object.entries(all ?? {}).map(([key, value]) => `<zeebe:header${attributes({ key, value })}/>`);
  return each.length > 0 ? `<zeebe:taskHeaders>${each.join('')}</zeebe:taskHeaders>` : '';
}

function properties({ properties: all }: More): string {
  const each = Object.entries(all ?? {}).map(([name, value]) => `<zeebe:property${attributes({ name, value })}/>`);
  return each.length > 0 ? `<zeebe:properties>${each.join('')}</zeebe:properties>` : '';
}

function loop(multi: MultiInstance | undefined): string {
  if (!multi) return '';
  const own = attributes({
    inputCollection: multi.collection,
    inputElement: multi.element,
    outputCollection: multi.output,
    outputElement: multi.outputElement,
  });
  const condition = multi.until
    ? `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${escapeText(multi.until)}</bpmn:completionCondition>`
    : '';
  return `<bpmn:multiInstanceLoopCharacteristics isSequential="${multi.sequential === true}">${extension(
    `<zeebe:loopCharacteristics${own}/>`,
  )}${condition}</bpmn:multiInstanceLoopCharacteristics>`;
}
