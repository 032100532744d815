// @ts-expect-error The package carries no types.
import { DmnModdle } from 'dmn-moddle';
import { many, type ModdleElement, type ModdleReader, type ModdleWarning, text } from '../bpmn/moddle.js';
import type { Finding } from '../finding.js';
import { asOneFile } from '../feel/compiled.js';
import { readXml } from '../xml.js';
import type { BusinessKnowledge, Decision, DecisionRequirementsGraph } from './graph.js';
import { type KnowledgeNames, parseDecision, parseKnowledge } from './parse-decision.js';
import { finding, Findings } from './findings.js';

const dmnReader = new DmnModdle() as ModdleReader;

export type DecisionsResult =
  { readonly ok: true; readonly drg: DecisionRequirementsGraph } | { readonly ok: false; readonly findings: Finding[] };

/** Elements of a decision requirements graph that only document it. */
const DOCUMENTING = ['dmn:InputData', 'dmn:KnowledgeSource'];
const KNOWLEDGE = 'dmn:BusinessKnowledgeModel';

/**
 * The decisions of a DMN 1.3 file, or every reason why it may not be deployed, by decision, rule and cell. Never throws
 * for bad input.
 */
export async function parseDecisions(xml: string): Promise<DecisionsResult> {
  const read = await readXml(dmnReader, xml, 'DMN 1.3');
  if (!read.ok) return { ok: false, findings: [read.finding] };
  return asOneFile(() => decisionsOf(read.root, read.warnings));
}

function decisionsOf(root: ModdleElement, warnings: readonly ModdleWarning[]): DecisionsResult {
  const findings = new Findings();
  const names = namesOf(root);
  const decisions = parseElements(root, warnings, names, findings);
  const knowledge = elementsOf(root, KNOWLEDGE).flatMap((model) => parseKnowledge(model, names, findings) ?? []);
  checkRequirements(decisions, ({ requires }) => requires, findings);
  checkRequirements(knowledge, (model) => model.knowledge.filter((id) => names.has(id)), findings);
  if (findings.all.length > 0) return { ok: false, findings: findings.all };
  return { ok: true, drg: graphOf(root, decisions, knowledge) };
}

function elementsOf(root: ModdleElement, type: string): ModdleElement[] {
  return many(root, 'drgElement').filter(({ $type }) => $type === type);
}

function namesOf(root: ModdleElement): KnowledgeNames {
  return new Map(elementsOf(root, KNOWLEDGE).map((model) => [model.id ?? '', text(model, 'name') ?? '']));
}

function graphOf(
  root: ModdleElement,
  decisions: readonly Decision[],
  knowledge: readonly BusinessKnowledge[],
): DecisionRequirementsGraph {
  const id = root.id ?? '';
  return { id, name: text(root, 'name') ?? id, namespace: text(root, 'namespace') ?? '', decisions, knowledge };
}

function parseElements(
  root: ModdleElement,
  warnings: readonly ModdleWarning[],
  names: KnowledgeNames,
  findings: Findings,
): Decision[] {
  for (const { message } of warnings) if (message.startsWith('unparsable content')) findings.add(unreadable(message));
  const elements = many(root, 'drgElement');
  for (const element of elements)
    if (!['dmn:Decision', KNOWLEDGE, ...DOCUMENTING].includes(element.$type)) findings.add(unsupported(element));
  const decisions = elementsOf(root, 'dmn:Decision');
  if (root.id === undefined || decisions.length === 0) findings.add(empty(root));
  return decisions.flatMap((decision) => parseDecision(decision, names, findings) ?? []);
}

/** What is required exists in the file, and nothing requires itself in a circle. */
function checkRequirements<T extends { readonly id: string }>(
  elements: readonly T[],
  requires: (element: T) => readonly string[],
  findings: Findings,
): void {
  const byId = new Map(elements.map((element) => [element.id, element]));
  for (const element of elements)
    for (const required of requires(element)) if (!byId.has(required)) findings.add(missing(element.id, required));
  for (const id of inCircles(byId, requires)) findings.add(circular(id));
}

/** Ids that are left when whatever requires nothing that is left is taken away, again and again. */
function inCircles<T>(byId: ReadonlyMap<string, T>, requires: (element: T) => readonly string[]): string[] {
  const open = new Map(
    [...byId].map(([id, element]) => [id, requires(element).filter((other) => byId.has(other)).length]),
  );
  const requirers = new Map<string, string[]>();
  for (const [id, element] of byId) for (const other of requires(element)) pushTo(requirers, other, id);
  const done = [...open.keys()].filter((id) => open.get(id) === 0);
  for (const id of done)
    for (const requirer of requirers.get(id) ?? []) {
      const left = (open.get(requirer) ?? 0) - 1;
      open.set(requirer, left);
      if (left === 0) done.push(requirer);
    }
  const finished = new Set(done);
  return [...open.keys()].filter((id) => !finished.has(id));
}

function pushTo(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function unreadable(cause: string): Finding {
  const detail = cause.replace(/\s+/g, ' ');
  return finding(
    null,
    'readable-content',
    { zh: `无法识别的内容：${detail}。`, en: `Expected DMN 1.3, found content that is none: ${detail}.` },
    { zh: '删除该内容。', en: 'Remove it.' },
  );
}

function unsupported(element: ModdleElement): Finding {
  const kind = element.$type.replace('dmn:', '');
  return finding(
    element.id ?? null,
    'supported-decision',
    { zh: `本版本不支持 ${kind}。`, en: `Expected decisions, input data and knowledge sources, found a ${kind}.` },
    { zh: '改为决策表或文字表达式。', en: 'Use a decision table or a literal expression.' },
  );
}

function empty(root: ModdleElement): Finding {
  return finding(
    root.id ?? null,
    'supported-decision',
    {
      zh: '文件中没有决策，或文件没有标识。',
      en: 'Expected an id on the definitions and at least one decision, found none.',
    },
    { zh: '添加一个决策。', en: 'Add a decision.' },
  );
}

function missing(decisionId: string, required: string): Finding {
  return finding(
    decisionId,
    'required-decision',
    {
      zh: `所需的“${required}”不在文件中。`,
      en: `Expected the required element "${required}" in the file, found none.`,
    },
    { zh: '把它加入文件，或删除依赖。', en: 'Add it to the file, or remove the requirement.' },
  );
}

function circular(decisionId: string): Finding {
  return finding(
    decisionId,
    'required-decision',
    { zh: '循环依赖。', en: 'Expected decisions that do not require themselves, found a circle.' },
    { zh: '断开循环。', en: 'Break the circle.' },
  );
}
