import { eventKind, throwsEvent } from '../bpmn/document.js';
import { extension, type ModdleElement, text } from '../bpmn/moddle.js';
import type { LocalText } from '../finding.js';
import { kindOf, problem, type Problem, type Rule } from './rule.js';

/** What may do the work of each kind of task. */
const IMPLEMENTATIONS: Readonly<Record<string, readonly string[]>> = {
  'bpmn:ServiceTask': ['zeebe:TaskDefinition'],
  'bpmn:SendTask': ['zeebe:TaskDefinition'],
  'bpmn:ScriptTask': ['zeebe:TaskDefinition', 'zeebe:Script'],
  'bpmn:BusinessRuleTask': ['zeebe:TaskDefinition', 'zeebe:CalledDecision'],
  'bpmn:CallActivity': ['zeebe:CalledElement'],
};

/** The attributes without which an implementation does nothing. */
const MANDATORY: Readonly<Record<string, readonly string[]>> = {
  'zeebe:TaskDefinition': ['type'],
  'zeebe:Script': ['resultVariable'],
  'zeebe:CalledDecision': ['decisionId', 'resultVariable'],
  'zeebe:CalledElement': ['processId'],
};

/** Every task has exactly one implementation, complete; elements that are no such task have none. */
export const taskImplementation: Rule = ({ nodes }) => nodes.flatMap(({ element }) => checkTask(element));

function checkTask(element: ModdleElement): Problem[] {
  const allowed = implementationsOf(element);
  const found = Object.keys(MANDATORY).filter((type) => extension(element, type) !== null);
  const foreign = found.filter((type) => !allowed.includes(type));
  if (foreign.length > 0) return [misplaced(element, foreign)];
  if (allowed.length === 0) return [];
  if (found.length !== 1) return [notOne(element, allowed, found.length)];
  return found.flatMap((type) => incomplete(element, type));
}

/** A message is sent by a job. */
function implementationsOf(element: ModdleElement): readonly string[] {
  if (throwsEvent(element)) return eventKind(element) === 'Message' ? ['zeebe:TaskDefinition'] : [];
  return IMPLEMENTATIONS[element.$type] ?? [];
}

function incomplete(element: ModdleElement, type: string): Problem[] {
  const absent = (MANDATORY[type] ?? []).filter((name) => text(extension(element, type), name) === null);
  return absent.map((name) =>
    problem(
      element,
      { zh: `${type} 缺少 ${name}。`, en: `Expected ${name} in ${type}, found none.` },
      { zh: `填写 ${name}。`, en: `Fill in ${name}.` },
    ),
  );
}

function notOne(element: ModdleElement, allowed: readonly string[], count: number): Problem {
  const list: LocalText = { zh: allowed.join(' 或 '), en: allowed.join(' or ') };
  return problem(
    element,
    {
      zh: `${kindOf(element)} 应有且只有一种实现（${list.zh}），现有 ${count} 种。`,
      en: `Expected exactly one of ${list.en} on a ${kindOf(element)}, found ${count}.`,
    },
    { zh: `填写 ${list.zh} 之一。`, en: `Fill in one of ${list.en}.` },
  );
}

function misplaced(element: ModdleElement, types: readonly string[]): Problem {
  return problem(
    element,
    {
      zh: `${kindOf(element)} 不使用 ${types.join('、')}。`,
      en: `Expected no ${types.join(', ')} on a ${kindOf(element)}, found it.`,
    },
    { zh: '删除它，或换一种任务类型。', en: 'Remove it, or change the type of the task.' },
  );
}
