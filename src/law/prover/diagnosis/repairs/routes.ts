import type { ExecutableElement, ExecutableProcess } from '../../../../model/index.js';
import { brokenSince, factsOf, flowsOf, requiredBy, type TakenFlow } from '../story.js';
import { elementName } from '../words.js';
import { elementsOf, type Broken, type Candidate, type Strategy } from './strategy.js';

/** Farther back nobody would return to mend one step. */
const RETURNS_MAX = 3;

/** The flow that leads on without the required step leads to that step instead; the last such flow of the run first. */
export const routes: Strategy = (broken) => {
  const [required, earlier] = [targetsOf(broken), returnsOf(broken)];
  const flows = openFlows(broken);
  const to = (targets: readonly Target[]): readonly Candidate[] =>
    flows.flatMap((taken) =>
      targets.filter((target) => isPossible(taken, target)).map(({ element }) => rerouted(taken, element)),
    );
  return [...to(required), ...to(earlier)];
};

/** Steps the run has done before the required one: to return there is to go through what comes after them again. */
function returnsOf({ trace, definition }: Broken): readonly Target[] {
  const steps = new Set(requiredBy(definition.form).map(({ step }) => step));
  const facts = factsOf(trace ?? []);
  const until = facts.findIndex(({ step }) => steps.has(step));
  const before = facts.slice(0, until < 0 ? -1 : until).reverse();
  return before.slice(0, RETURNS_MAX).map(({ node: { process, element } }) => ({ process, element }));
}

/** Flows since the trouble began, the last first, each once. */
export function openFlows({ trace, definition }: Broken): readonly TakenFlow[] {
  if (trace === null) return [];
  const since = brokenSince(definition.form, factsOf(trace));
  const flows = flowsOf(trace).filter(({ at }) => at > since);
  return [...new Map(flows.map((taken) => [taken.flow.id, taken])).values()].reverse();
}

interface Target {
  readonly process: ExecutableProcess;
  readonly element: ExecutableElement;
}

/** Where the required steps are done; for a window also where its time is waited for. */
function targetsOf({ processes, definition, set }: Broken): readonly Target[] {
  const steps = new Set(requiredBy(definition.form).map(({ step }) => step));
  const { form } = definition;
  const clocks = set.clocks.filter(({ limit }) => form.kind === 'window' && limit === form.limit);
  return elementsOf(processes).flatMap(({ process, element }) => {
    if (steps.has(element.properties['step'] ?? '')) return [{ process, element }];
    const waits = clocks.some(({ variable }) => element.timer?.expression.variables.includes(variable) === true);
    return waits ? [waitingPlace(process, element)] : [];
  });
}

/** A timer behind an event-based gateway is reached through the gateway. */
function waitingPlace(process: ExecutableProcess, element: ExecutableElement): Target {
  const gateway = element.incoming.map(({ source }) => process.elements.get(source)).find(isEventGateway);
  return { process, element: gateway ?? element };
}

function isEventGateway(element: ExecutableElement | undefined): boolean {
  return element?.type === 'EVENT_BASED_GATEWAY';
}

function isPossible({ flow, source, process }: TakenFlow, target: Target): boolean {
  const { element } = target;
  if (target.process.bpmnProcessId !== process.bpmnProcessId || element.flowScope !== source.flowScope) return false;
  if (element.id === flow.target || element.id === source.id) return false;
  return (
    !['BOUNDARY_EVENT', 'START_EVENT', 'EVENT_SUB_PROCESS'].includes(element.type) &&
    source.type !== 'EVENT_BASED_GATEWAY'
  );
}

function rerouted({ flow, source, process }: TakenFlow, target: ExecutableElement): Candidate {
  const [from, to] = [elementName(source), elementName(target)];
  const named = flow.name === null ? '' : `“${flow.name}”`;
  return {
    title: {
      zh: `将「${from}」之后的流向${named}改接到「${to}」`,
      en: `lead the flow ${named} after “${from}” to “${to}”`,
    },
    edits: [{ processId: process.bpmnProcessId, kind: 'redirect-flow', flowId: flow.id, target: target.id }],
  };
}
