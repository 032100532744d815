import type { ExecutableElement } from '../../../src/model/index.js';
import type { ObligationSet } from '../../../src/law/obligations/definition.js';
import type { Seeded } from '../../conformance/random/seeded.js';
import { type Draft, expression, type Flow, type Node } from './draft.js';

/** What an editing user might do. False: there is nothing here it could be done to. */
export type Operator = (draft: Draft, random: Seeded, set: ObligationSet) => boolean;

const oneOf = <T>(random: Seeded, all: readonly T[]): T | null => (all.length > 0 ? random.pick(all) : null);
const tasks = (draft: Draft): Node[] =>
  draft
    .of('USER_TASK', 'SERVICE_TASK', 'SUB_PROCESS', 'CALL_ACTIVITY', 'BUSINESS_RULE_TASK', 'SCRIPT_TASK')
    .filter(({ isForCompensation }) => !isForCompensation);
const people = (draft: Draft): Node[] => draft.of('USER_TASK').filter(({ isForCompensation }) => !isForCompensation);
const forks = (draft: Draft): Node[] => draft.of('EXCLUSIVE_GATEWAY').filter(({ id }) => draft.out(id).length > 1);
/** Flows that an element may be put on: not those behind an event-based gateway. */
const open = (draft: Draft): Flow[] =>
  draft.flows.filter(({ source }) => draft.nodes.get(source)!.type !== 'EVENT_BASED_GATEWAY');
const scopeOf = (draft: Draft, flow: Flow): string | null => draft.nodes.get(flow.source)!.flowScope;

const outcomes = (set: ObligationSet): { variable: string; values: readonly string[] }[] =>
  [...set.steps.values()].flatMap(({ outcomeVariable, outcomes: values }) =>
    outcomeVariable && values.length > 0 ? [{ variable: outcomeVariable, values }] : [],
  );
const conditions = (random: Seeded, set: ObligationSet): string => {
  const booleans = [...set.attributes.values()].filter(({ type, variable }) => type === 'boolean' && variable);
  const outcome = oneOf(random, outcomes(set));
  const boolean = oneOf(random, booleans);
  if (boolean && (outcome === null || random.chance(0.4))) return `=${boolean.variable} = ${random.chance(0.5)}`;
  return outcome ? `=${outcome.variable} ${random.pick(['=', '!='])} "${random.pick(outcome.values)}"` : '=true';
};

function edit(draft: Draft, random: Seeded, scope: string | null, set: ObligationSet): Node | null {
  const voiding = set.obligations.flatMap(({ form }) =>
    form.kind === 'freshness' ? form.voidedBy.map(({ step }) => step) : [],
  );
  const model =
    oneOf(
      random,
      people(draft).filter((node) => voiding.includes(node.properties['step'] ?? '')),
    ) ?? oneOf(random, people(draft));
  return (
    model &&
    draft.add({ type: 'USER_TASK', job: model.job, userTask: model.userTask, properties: model.properties }, scope)
  );
}

function boundary(draft: Draft, random: Seeded, interrupting: boolean): Node | null {
  const host = oneOf(
    random,
    tasks(draft).filter(
      ({ type, multiInstance }) =>
        (type === 'USER_TASK' || type === 'SUB_PROCESS' || type === 'CALL_ACTIVITY') && !multiInstance,
    ),
  );
  if (!host) return null;
  const timer = { kind: 'duration' as const, expression: expression(random.pick(['P5D', 'P20D', 'P60D'])) };
  return draft.add(
    { type: 'BOUNDARY_EVENT', eventType: 'TIMER', attachedTo: host.id, interrupting, timer },
    host.flowScope,
  );
}

function gatewayOn(draft: Draft, flow: Flow): Node {
  const node = draft.add({ type: 'EXCLUSIVE_GATEWAY' }, scopeOf(draft, flow));
  const { target } = flow;
  flow.target = node.id;
  draft.link(node.id, target, null, true);
  return node;
}

export const OPERATORS: Readonly<Record<string, Operator>> = {
  'delete an element'(draft, random) {
    const node = oneOf(
      random,
      tasks(draft).filter(({ id }) => draft.out(id).length > 0),
    );
    if (node) draft.remove(node);
    return node !== null;
  },
  'bypass an element'(draft, random, set) {
    const node = oneOf(
      random,
      tasks(draft).filter(({ id }) => draft.out(id).length > 0 && draft.into(id).length > 0),
    );
    const flow =
      node &&
      oneOf(
        random,
        draft.into(node.id).filter((one) => open(draft).includes(one)),
      );
    if (!node || !flow) return false;
    draft.link(gatewayOn(draft, flow).id, draft.out(node.id)[0]!.target, conditions(random, set));
    return true;
  },
  'rewire a flow'(draft, random) {
    const flow = oneOf(random, open(draft));
    const target =
      flow &&
      oneOf(
        random,
        draft.targets(scopeOf(draft, flow)).filter(({ id }) => id !== flow.target && id !== flow.source),
      );
    if (flow && target) flow.target = target.id;
    return Boolean(target);
  },
  'swap branches'(draft, random) {
    const fork = oneOf(random, forks(draft));
    if (!fork) return false;
    const [one, other] = draft.out(fork.id) as [Flow, Flow];
    [one.target, other.target] = [other.target, one.target];
    return true;
  },
  'change a condition'(draft, random, set) {
    const flow = oneOf(
      random,
      draft.flows.filter(({ condition }) => condition !== null),
    );
    if (flow)
      flow.condition = expression(
        random.chance(0.5) ? conditions(random, set) : `=not(${flow.condition!.source.replace(/^\s*=/, '')})`,
      );
    return flow !== null;
  },
  'change a constant'(draft, random, set) {
    const flow = oneOf(
      random,
      draft.flows.filter(({ condition }) => /"[A-Z_]+"|\d/.test(condition?.source ?? '')),
    );
    const timer = oneOf(
      random,
      [...draft.nodes.values()].filter((node) => node.timer !== null),
    );
    if (timer && (flow === null || random.chance(0.3))) {
      timer.timer = { kind: 'duration', expression: expression(random.pick(['P1D', 'P15D', 'P31D', 'P90D'])) };
      return true;
    }
    if (!flow) return false;
    const values = outcomes(set).flatMap((one) => one.values);
    const source = flow
      .condition!.source.replace(/"[A-Z_]+"/, () => `"${random.pick(values)}"`)
      .replace(/\b\d+\b/, (n) => String(Number(n) + random.pick([-1, 1, 1000])));
    flow.condition = expression(source);
    return true;
  },
  retag(draft, random, set) {
    const node = oneOf(random, people(draft));
    if (node) node.properties = { step: random.pick([...set.steps.keys()]) };
    return node !== null;
  },
  'drop a tag'(draft, random) {
    const node = oneOf(
      random,
      [...draft.nodes.values()].filter(({ properties }) => 'step' in properties),
    );
    if (node) node.properties = {};
    return node !== null;
  },
  'another form'(draft, random, set) {
    const node = oneOf(random, people(draft));
    const forms = [...set.steps.values()].flatMap((step) => step.forms);
    if (node) node.userTask = { ...node.userTask!, formKey: random.pick([...forms, 'other']) };
    return node !== null;
  },
  'retag with the form'(draft, random, set) {
    const node = oneOf(random, people(draft));
    const step = oneOf(
      random,
      [...set.steps.values()].filter(({ forms }) => forms.length > 0),
    );
    if (!node || !step) return false;
    node.properties = { step: step.step };
    node.userTask = { ...node.userTask!, formKey: step.forms[0]! };
    return true;
  },
  'edit somewhere else'(draft, random, set) {
    const flow = oneOf(random, open(draft));
    const node = flow && edit(draft, random, scopeOf(draft, flow), set);
    if (flow && node) draft.insert(flow, node);
    return Boolean(node);
  },
  'add an interrupting boundary event'(draft, random) {
    const event = boundary(draft, random, true);
    const target = event && oneOf(random, draft.targets(event.flowScope));
    if (event && target) draft.link(event.id, target.id);
    return Boolean(target);
  },
  'add an edit beside a task'(draft, random, set) {
    const event = boundary(draft, random, false);
    const node = event && edit(draft, random, event.flowScope, set);
    if (event && node) draft.link(event.id, node.id);
    return Boolean(node);
  },
  'add a parallel branch'(draft, random, set) {
    const node = oneOf(
      random,
      people(draft).filter(({ id }) => draft.out(id).length === 1 && draft.into(id).length > 0),
    );
    const beside = node && edit(draft, random, node.flowScope, set);
    if (!node || !beside) return false;
    const fork = draft.add({ type: 'PARALLEL_GATEWAY' }, node.flowScope);
    const join = draft.add({ type: 'PARALLEL_GATEWAY' }, node.flowScope);
    for (const flow of draft.into(node.id)) flow.target = fork.id;
    const [next] = draft.out(node.id);
    const { target } = next!;
    next!.target = join.id;
    draft.link(fork.id, node.id);
    draft.link(fork.id, beside.id);
    draft.link(beside.id, join.id);
    draft.link(join.id, target);
    return true;
  },
  'change the default flow'(draft, random) {
    const fork = oneOf(
      random,
      forks(draft).filter(({ id }) => draft.out(id).some(({ isDefault }) => isDefault)),
    );
    if (!fork) return false;
    const flows = draft.out(fork.id);
    const old = flows.find(({ isDefault }) => isDefault)!;
    const next = random.pick(flows.filter((flow) => flow !== old));
    [old.condition, old.isDefault, next.condition, next.isDefault] = [next.condition, false, null, true];
    return true;
  },
  'loop back'(draft, random, set) {
    const flow = oneOf(random, open(draft));
    const target =
      flow &&
      oneOf(
        random,
        draft.targets(scopeOf(draft, flow)).filter(({ type }) => type === 'USER_TASK' || type === 'SUB_PROCESS'),
      );
    if (!flow || !target) return false;
    draft.link(gatewayOn(draft, flow).id, target.id, conditions(random, set));
    return true;
  },
  'drop a join'(draft, random) {
    const join = oneOf(
      random,
      draft.of('PARALLEL_GATEWAY').filter(({ id }) => draft.into(id).length > 1),
    );
    if (join) join.type = 'EXCLUSIVE_GATEWAY';
    return join !== null;
  },
  'interrupt or not'(draft, random) {
    const able = [...draft.nodes.values()].filter(
      ({ type, eventType, flowScope }) =>
        eventType !== 'ERROR' &&
        eventType !== 'COMPENSATION' &&
        (type === 'BOUNDARY_EVENT' ||
          (type === 'START_EVENT' && draft.nodes.get(flowScope ?? '')?.type === 'EVENT_SUB_PROCESS')),
    );
    const node = oneOf(random, able);
    if (node) node.interrupting = !node.interrupting;
    return node !== null;
  },
  'remove a mapping'(draft, random) {
    const node = oneOf(
      random,
      [...draft.nodes.values()].filter(
        ({ inputs, outputs, calledElement }) => inputs.length + outputs.length > 0 || calledElement,
      ),
    );
    if (!node) return false;
    if (node.outputs.length > 0 && random.chance(0.6)) node.outputs = [];
    else if (node.inputs.length > 0) node.inputs = [];
    else
      node.calledElement = {
        ...node.calledElement!,
        propagateAllChildVariables: !node.calledElement!.propagateAllChildVariables,
      };
    return true;
  },
  'a script writes the outcome'(draft, random, set) {
    const flow = oneOf(random, open(draft));
    const outcome = oneOf(random, outcomes(set));
    if (!flow || !outcome) return false;
    const script = { expression: expression(`="${random.pick(outcome.values)}"`), resultVariable: outcome.variable };
    draft.insert(flow, draft.add({ type: 'SCRIPT_TASK', script }, scopeOf(draft, flow)));
    return true;
  },
  'an input mapping shadows'(draft, random, set) {
    const node = oneOf(random, tasks(draft));
    const outcome = oneOf(random, outcomes(set));
    if (!node || !outcome) return false;
    node.inputs = [
      ...node.inputs,
      { source: expression(random.pick(['=null', `="${random.pick(outcome.values)}"`])), target: outcome.variable },
    ];
    return true;
  },
  'an output mapping writes'(draft, random, set) {
    const node = oneOf(random, tasks(draft));
    const outcome = oneOf(random, outcomes(set));
    if (!node || !outcome) return false;
    const source = random.pick([`="${random.pick(outcome.values)}"`, `=${outcome.variable}`]);
    node.outputs = [...node.outputs, { source: expression(source), target: outcome.variable }];
    return true;
  },
  'several instances'(draft, random) {
    const node = oneOf(
      random,
      people(draft).filter(({ boundaryEvents }) => boundaryEvents.length === 0),
    );
    if (!node) return false;
    const completionCondition =
      node.multiInstance || random.chance(0.5) ? expression('=numberOfCompletedInstances >= 1') : null;
    const inputCollection = expression(random.pick(['=[1, 2]', '=[1]', '=reviewers']));
    const more = { inputElement: null, outputCollection: null, outputElement: null, completionCondition };
    node.multiInstance = { isSequential: random.chance(0.5), inputCollection, ...more };
    return true;
  },
  'a service does it'(draft, random) {
    const node = oneOf(random, people(draft));
    if (!node) return false;
    node.type = 'SERVICE_TASK';
    node.userTask = null;
    node.job = { type: expression('robot'), retries: expression('3'), headers: {} };
    return true;
  },
  'a gateway goes all ways'(draft, random) {
    const fork = oneOf(random, forks(draft));
    if (!fork) return false;
    fork.type = 'PARALLEL_GATEWAY';
    for (const flow of draft.out(fork.id)) [flow.condition, flow.isDefault] = [null, false];
    return true;
  },
  'an end ends all'(draft, random) {
    const end = oneOf(
      random,
      draft.of('END_EVENT').filter(({ eventType }) => eventType === 'NONE'),
    );
    if (end) end.eventType = 'TERMINATE';
    return end !== null;
  },
  'an end in the middle'(draft, random) {
    const flow = oneOf(random, open(draft));
    if (flow)
      flow.target = draft.add(
        { type: 'END_EVENT', eventType: 'NONE' } as Pick<ExecutableElement, 'type' | 'eventType'>,
        scopeOf(draft, flow),
      ).id;
    return flow !== null;
  },
};
