import { extension, extensions, type ModdleElement, one, text } from '../bpmn/moddle.js';
import type { LocalText } from '../finding.js';
import { problem, type Problem, type Rule } from './rule.js';

interface Feature {
  readonly found: (element: ModdleElement) => boolean;
  readonly name: LocalText;
  readonly remedy: LocalText;
}

const has =
  (type: string) =>
  (element: ModdleElement): boolean =>
    extension(element, type) !== null;
const loop =
  (type: string) =>
  (element: ModdleElement): boolean =>
    one(element, 'loopCharacteristics')?.$type === type;
const form = (element: ModdleElement): ModdleElement | null => extension(element, 'zeebe:FormDefinition');

/** Features of supported elements that this release does not execute. */
const FEATURES: readonly Feature[] = [
  {
    found: loop('bpmn:StandardLoopCharacteristics'),
    name: { zh: '标准循环', en: 'standard loop' },
    remedy: { zh: '用排他网关画出回退。', en: 'Draw the loop with an exclusive gateway.' },
  },
  {
    found: has('zeebe:UserTask'),
    name: { zh: 'Zeebe 原生用户任务', en: 'native Zeebe user task' },
    remedy: {
      zh: '把用户任务的实现改为“作业”（删除 zeebe:userTask）。',
      en: 'Implement it as a job: remove zeebe:userTask.',
    },
  },
  {
    found: (element) => text(form(element), 'externalReference') !== null,
    name: { zh: '外部表单引用', en: 'external form reference' },
    remedy: { zh: '改用 formKey。', en: 'Use a formKey.' },
  },
  {
    found: has('zeebe:ExecutionListeners'),
    name: { zh: '执行监听器', en: 'execution listeners' },
    remedy: { zh: '改为服务任务。', en: 'Use a service task.' },
  },
  {
    found: has('zeebe:TaskListeners'),
    name: { zh: '任务监听器', en: 'task listeners' },
    remedy: { zh: '改为服务任务。', en: 'Use a service task.' },
  },
  {
    found: has('zeebe:PriorityDefinition'),
    name: { zh: '任务优先级', en: 'task priority' },
    remedy: { zh: '删除优先级。', en: 'Remove the priority.' },
  },
  {
    found: (element) => text(extension(element, 'zeebe:CalledElement'), 'processIdExpression') !== null,
    name: { zh: 'processIdExpression', en: 'processIdExpression' },
    remedy: { zh: '改用 processId="=…"。', en: 'Use processId="=…".' },
  },
];

/** No element uses a feature that this release does not execute; extension elements of other makers are ignored. */
export const supportedFeature: Rule = ({ processes, nodes }) =>
  [...processes, ...nodes.map(({ element }) => element)].flatMap((element) => [
    ...FEATURES.filter(({ found }) => found(element)).map((feature) => unsupported(element, feature)),
    ...repeated(element),
  ]);

function unsupported(element: ModdleElement, { name, remedy }: Feature): Problem {
  const message = { zh: `本版本不支持${name.zh}。`, en: `This release does not support: ${name.en}.` };
  return problem(element, message, remedy);
}

/** Two extension elements of one kind: only one could count, and which one would be a guess. */
function repeated(element: ModdleElement): Problem[] {
  const types = extensions(element)
    .map(({ $type }) => $type)
    .filter((type) => type.startsWith('zeebe:'));
  return [...new Set(types.filter((type, index) => types.indexOf(type) !== index))].map((type) =>
    problem(
      element,
      { zh: `${type} 出现了不止一次。`, en: `Expected ${type} at most once, found it several times.` },
      { zh: '只保留一个。', en: 'Keep one of them.' },
    ),
  );
}
