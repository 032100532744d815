import type { ExecutableElement } from '../../../../model/index.js';
import type { ModelEdit } from '../../verdict.js';
import { brokenSince, factsOf, flowsOf, requiredBy, type TakenFlow } from '../story.js';
import { elementName } from '../words.js';
import type { Broken, Candidate, Strategy } from './strategy.js';

/**
 * A flow out of an exclusive gateway opens only under the condition that the obligation asks for (`reviewOutcome = "APPROVE"`,
 * or that it does not bind this case); what is left goes over a default flow that leads elsewhere.
 */
export const conditions: Strategy = (broken) => {
  const conditionTexts = missingConditions(broken);
  return branchesOf(broken).flatMap((taken) => [
    ...conditionTexts.flatMap((text) => conditioned(taken, text)),
    ...otherDefaults(taken),
  ]);
};

/** Flows that gateways sent the run over since the trouble began, the last first. */
function branchesOf({ trace, definition }: Broken): readonly TakenFlow[] {
  if (trace === null) return [];
  const since = brokenSince(definition.form, factsOf(trace));
  const flows = flowsOf(trace).filter(({ at, source }) => at > since && source.type === 'EXCLUSIVE_GATEWAY');
  return [...new Map(flows.map((taken) => [taken.flow.id, taken])).values()].reverse();
}

function missingConditions({ definition, set }: Broken): readonly string[] {
  const outcomes = requiredBy(definition.form).flatMap(({ step, outcomes: allowed, negated }) => {
    const variable = set.steps.get(step)?.outcomeVariable ?? null;
    if (variable === null || allowed === null || negated) return [];
    return [allowed.map((outcome) => `${variable} = ${JSON.stringify(outcome)}`).join(' or ')];
  });
  return [...outcomes, ...notBound({ definition, set })];
}

/** That the guard does not hold, in the variables of the diagram. */
function notBound({ definition, set }: Pick<Broken, 'definition' | 'set'>): readonly string[] {
  if (definition.guard === null) return [];
  let text = definition.guard.source.trim().replace(/^=/, '').trim();
  for (const name of definition.guard.variables) {
    const variable = set.attributes.get(name)?.variable ?? null;
    if (variable === null) return [];
    text = text.replace(new RegExp(`\\b${name}\\b`, 'g'), variable);
  }
  return [/^[\w.]+ = true$/.test(text) ? text.replace(/true$/, 'false') : `not(${text})`];
}

function conditioned({ flow, source, process }: TakenFlow, text: string): readonly Candidate[] {
  const processId = process.bpmnProcessId;
  const before = flow.isDefault ? null : flow.condition;
  const both = before === null ? text : `(${before.source.trim().replace(/^=/, '')}) and (${text})`;
  return [...new Set([text, both])].flatMap((condition) => {
    const edit: ModelEdit = { processId, kind: 'set-condition', flowId: flow.id, condition: `=${condition}` };
    const title = titleOf(source, flow.name, process.elements.get(flow.target), condition);
    if (!flow.isDefault) return [{ title, edits: [edit] }];
    return othersOf(source, flow.id).map((other) => ({
      title,
      edits: [...makeDefault(processId, source, other), edit],
    }));
  });
}

/** The flow keeps its condition, and another one is the default. */
function otherDefaults({ flow, source, process }: TakenFlow): readonly Candidate[] {
  if (!flow.isDefault || flow.condition === null) return [];
  return othersOf(source, flow.id).map((other) => ({
    title: {
      zh: `「${elementName(source)}」的默认流向改为「${nameOf(process.elements.get(other.target))}」`,
      en: `make the flow from “${elementName(source)}” to “${nameOf(process.elements.get(other.target))}” the default`,
    },
    edits: makeDefault(process.bpmnProcessId, source, other),
  }));
}

function othersOf(source: ExecutableElement, flowId: string) {
  return source.outgoing.filter(({ id }) => id !== flowId);
}

/** A default flow has no condition of its own. */
function makeDefault(
  processId: string,
  source: ExecutableElement,
  { id: flowId, condition }: { readonly id: string; readonly condition: unknown },
): readonly ModelEdit[] {
  const edit: ModelEdit = { processId, kind: 'set-default', elementId: source.id, flowId };
  return condition === null ? [edit] : [{ processId, kind: 'set-condition', flowId, condition: null }, edit];
}

function titleOf(
  source: ExecutableElement,
  flowName: string | null,
  target: ExecutableElement | undefined,
  condition: string,
): { zh: string; en: string } {
  const named = flowName === null ? '' : `“${flowName}”`;
  return {
    zh: `给「${elementName(source)}」到「${nameOf(target)}」的流向${named}设条件 ${condition}`,
    en: `set the condition ${condition} on the flow ${named} from “${elementName(source)}” to “${nameOf(target)}”`,
  };
}

function nameOf(element: ExecutableElement | undefined): string {
  return element === undefined ? '' : elementName(element);
}
