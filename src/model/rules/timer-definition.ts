import { eventKind, type NodeView } from '../bpmn/document.js';
import { timersOf } from '../bpmn/expressions.js';
import type { LocalText } from '../finding.js';
import { compileExpression } from '../feel/index.js';
import { parseCycle, parseInstant, parseInterval } from '../timers/index.js';
import { problem, type Problem, type Rule } from './rule.js';

/** A timer has exactly one of date, duration and cycle; a cycle only at the start of a process and on non-interrupting events; a static value is ISO 8601 or, for a cycle, a cron expression. */
export const timerDefinition: Rule = ({ nodes }) =>
  nodes.filter(({ element }) => eventKind(element) === 'Timer').flatMap(checkTimer);

const FORMS: Readonly<Record<'date' | 'duration' | 'cycle', { is: (text: string) => boolean; example: string }>> = {
  date: { is: (text) => parseInstant(text) !== null, example: '2026-03-01T00:00:00+08:00' },
  duration: { is: (text) => parseInterval(text) !== null, example: 'P5D' },
  cycle: { is: (text) => parseCycle(text).ok, example: 'R3/PT1H' },
};

/** True where FEEL gives a text without any variables; text that is not FEEL is another rule's finding. */
function isConstant(source: string): boolean {
  const compiled = compileExpression(source);
  if (!compiled.ok) return true;
  const result = compiled.expression.evaluate({ get: () => undefined, nowMs: 0 });
  return result.ok && typeof result.value === 'string';
}

function checkTimer({ element }: NodeView): Problem[] {
  const timers = timersOf(element);
  const [timer] = timers;
  const say = (message: LocalText, remedy: LocalText): Problem[] => [problem(element, message, remedy)];
  if (!timer || timers.length > 1)
    return say(
      {
        zh: `定时器应有且只有日期、时长、周期之一，现有 ${timers.length} 个。`,
        en: `Expected exactly one of date, duration and cycle, found ${timers.length}.`,
      },
      { zh: '只填写一种。', en: 'Fill in one of them.' },
    );
  const isStart = element.$type === 'bpmn:StartEvent';
  const startsProcess = isStart && element.$parent?.$type === 'bpmn:Process';
  const runsBeside = element['cancelActivity'] === false || (isStart && element['isInterrupting'] === false);
  if (timer.kind === 'cycle' && !startsProcess && !runsBeside)
    return say(
      {
        zh: '周期定时器只能用在流程的开始事件和非中断事件上。',
        en: 'Expected a cycle only at the start of a process or on a non-interrupting event, found one elsewhere.',
      },
      { zh: '改用日期或时长。', en: 'Use a date or a duration.' },
    );
  const { is, example } = FORMS[timer.kind];
  if (startsProcess && timer.source?.startsWith('=') && !isConstant(timer.source))
    return say(
      {
        zh: `流程开始时还没有变量，无法计算“${timer.source}”。`,
        en: `Expected a timer start event that needs no variables, found "${timer.source}".`,
      },
      { zh: '填写固定的值。', en: 'Write a fixed value.' },
    );
  if (timer.source === null || timer.source.trimStart().startsWith('=') || is(timer.source)) return [];
  return say(
    {
      zh: `定时器的值“${timer.source}”格式不对。`,
      en: `Expected a ${timer.kind} in ISO 8601${timer.kind === 'cycle' ? ' or a cron expression' : ''}, found "${timer.source}".`,
    },
    {
      zh: `按此格式填写：${example}；或以“=”开头写 FEEL。`,
      en: `Write it like ${example}, or as FEEL starting with =.`,
    },
  );
}
