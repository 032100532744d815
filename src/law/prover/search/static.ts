import type { Expression, LocalText } from '../../../model/index.js';
import type { ObligationDefinition, ObligationForm, ObligationSet } from '../../obligations/definition.js';
import type { Net } from '../behavior/net.js';
import { patternsOf } from '../../obligations/patterns.js';
import { matchesForm, performedStep } from '../behavior/steps.js';
import type { Node } from '../seam.js';
import type { Verdict } from '../verdict.js';

/** What can be said of an obligation without any run. */
export interface StaticVerdict {
  readonly verdict: Verdict;
  readonly reasons: readonly LocalText[];
  readonly assumptions: readonly LocalText[];
}

/** Steps that some run completes; true: by exact choices alone. */
export type CompletedSteps = ReadonlyMap<string, boolean>;

/**
 * No vacuous pass (P6), tags and forms, separation. Null: the runs decide. Steps that the file itself wants to exist
 * (`no-vacuous-pass`) must; other steps may be missing, which is then an assumption.
 */
export function staticVerdict(
  obligation: ObligationDefinition,
  net: Net,
  set: ObligationSet,
  completed: CompletedSteps,
): StaticVerdict | null {
  const disagreeing = disagreements(net, set).filter(({ steps }) => namesAny(obligation.form, steps));
  if (disagreeing.length > 0) return refuted(disagreeing.map(({ text }) => text));
  const { form } = obligation;
  if (form.kind === 'no-vacuous-pass') return vacuity(form.steps, completed);
  const wanted = wantedSteps(set);
  const missing = aimsOf(form).filter((step) => !completed.has(step));
  if (missing.length > 0 && missing.length === aimsOf(form).length) {
    const demanded = missing.filter((step) => wanted.has(step));
    if (demanded.length > 0) return refuted(demanded.map(notCarried));
    const assumptions = missing.map(notInDiagram);
    if (form.kind !== 'exactly-one') return { verdict: 'proved', reasons: [], assumptions };
  }
  const required = requiredBy(form);
  if (required.length > 0 && !required.some((step) => completed.has(step))) return refuted(required.map(notCarried));
  return form.kind === 'separation' ? separation(form, net, set) : null;
}

/** User tasks whose form is one of another step than their tag. */
function disagreements(
  net: Net,
  set: ObligationSet,
): { readonly steps: readonly string[]; readonly text: LocalText }[] {
  return net.nodes.flatMap(({ element }) => {
    const performed = performedStep(element, set.steps);
    const tag = element.properties['step'];
    if (!performed || performed.step === tag) return [];
    const steps = tag === undefined ? [performed.step] : [performed.step, tag];
    const text = {
      zh: `标记与表单不一致：“${element.name ?? element.id}”（${element.id}）的表单办理的是“${performed.title.zh}”（${performed.step}），标记却是 ${tag ?? '空'}。`,
      en: `tag and form disagree: the form of ${element.id} performs step ${performed.step}, its tag is ${tag ?? 'missing'}`,
    };
    return [{ steps, text }];
  });
}

function vacuity(steps: readonly string[], completed: CompletedSteps): StaticVerdict {
  const missing = steps.filter((step) => !completed.has(step));
  if (missing.length > 0) return refuted(missing.map(notCarried));
  const unsure = steps.filter((step) => completed.get(step) === false);
  if (unsure.length === 0) return { verdict: 'proved', reasons: [], assumptions: [] };
  return { verdict: 'not proved', reasons: unsure.map(onlyAssumed), assumptions: [] };
}

/** Groups are compared as they are written: the same group on both sides is one person too few. */
function separation(
  { of, from }: Extract<ObligationForm, { kind: 'separation' }>,
  net: Net,
  set: ObligationSet,
): StaticVerdict {
  const reasons: LocalText[] = [];
  const shared = new Set<string>();
  const groupsFor = (steps: readonly string[]): Set<string> => {
    const groups = new Set<string>();
    for (const node of net.nodes) {
      if (!isTaskOf(node, steps, set)) continue;
      const known = groupsOf(node);
      if (known === null) reasons.push(noGroups(node));
      else for (const group of known) groups.add(group);
    }
    return groups;
  };
  const first = groupsFor(of);
  for (const group of groupsFor(from)) if (first.has(group)) shared.add(group);
  if (shared.size > 0) return refuted([...shared].map((group) => sharedGroup(group, of, from)));
  return { verdict: reasons.length > 0 ? 'not proved' : 'proved', reasons, assumptions: [] };
}

function isTaskOf({ element }: Node, steps: readonly string[], set: ObligationSet): boolean {
  return element.type === 'USER_TASK' && matchesForm(element, set).steps.some((step) => steps.includes(step));
}

/** Null: none, or computed while the case runs. */
function groupsOf({ element }: Node): readonly string[] | null {
  const expression = element.userTask?.candidateGroups ?? null;
  if (expression === null) return null;
  const groups = constantGroups(expression)
    ?.map((group) => group.trim())
    .filter((group) => group !== '');
  return groups && groups.length > 0 ? groups : null;
}

function constantGroups(expression: Expression): readonly string[] | null {
  if (expression.isStatic) return expression.source.split(',');
  if (expression.variables.length > 0) return null;
  const result = expression.evaluate({ get: () => undefined, nowMs: 0 });
  if (!result.ok) return null;
  if (typeof result.value === 'string') return result.value.split(',');
  return Array.isArray(result.value) ? result.value.map(String) : null;
}

/** The steps that an obligation is about: without any of them it says nothing. */
function aimsOf(form: ObligationForm): readonly string[] {
  switch (form.kind) {
    case 'precedence':
    case 'freshness':
    case 'window':
      return [form.before.step];
    case 'response':
      return form.before ? [form.before.step] : [form.after.step];
    case 'exactly-one':
      return [form.of.step];
    case 'separation':
      return form.of;
    default:
      return [];
  }
}

function requiredBy(form: ObligationForm): readonly string[] {
  return form.kind === 'precedence' || form.kind === 'freshness' ? form.requires.map(({ step }) => step) : [];
}

function wantedSteps(set: ObligationSet): ReadonlySet<string> {
  return new Set(set.obligations.flatMap(({ form }) => (form.kind === 'no-vacuous-pass' ? form.steps : [])));
}

function namesAny(form: ObligationForm, steps: readonly string[]): boolean {
  return stepsOf(form).some((step) => steps.includes(step));
}

function stepsOf(form: ObligationForm): readonly string[] {
  if (form.kind === 'separation') return [...form.of, ...form.from];
  return form.kind === 'no-vacuous-pass' ? form.steps : patternsOf(form).map(({ step }) => step);
}

function refuted(reasons: readonly LocalText[]): StaticVerdict {
  return { verdict: 'refuted', reasons, assumptions: [] };
}

function notCarried(step: string): LocalText {
  return {
    zh: `流程图中没有任何能够完成的环节带有标记 ${step}。`,
    en: `no element carries step ${step} that some run completes`,
  };
}

function notInDiagram(step: string): LocalText {
  return { zh: `本流程图不含环节 ${step}。`, en: `step ${step} does not occur in this diagram` };
}

function onlyAssumed(step: string): LocalText {
  return {
    zh: `环节 ${step} 只有在某项假定成立时才会完成。`,
    en: `step ${step} is completed only by runs that need an assumption`,
  };
}

function noGroups({ element }: Node): LocalText {
  return {
    zh: `“${element.name ?? element.id}”（${element.id}）没有写明固定的候选组。`,
    en: `expected constant candidate groups on ${element.id}, found none or computed ones`,
  };
}

function sharedGroup(group: string, of: readonly string[], from: readonly string[]): LocalText {
  return {
    zh: `候选组 ${group} 既能办理 ${of.join('、')}，又能办理 ${from.join('、')}。`,
    en: `candidate group ${group} may do both ${of.join(', ')} and ${from.join(', ')}`,
  };
}
