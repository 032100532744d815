// @ts-expect-error The package carries no types.
import { DmnModdle } from 'dmn-moddle';
import { many, type ModdleElement, type ModdleReader, type ModdleWarning, text } from '../bpmn/moddle.js';
import type { Finding } from '../finding.js';
import { readXml } from '../xml.js';
import { type Decision, type DecisionRequirementsGraph } from './graph.js';
import { parseDecision } from './parse-decision.js';
import { finding, Findings } from './findings.js';

const dmnReader = new DmnModdle() as ModdleReader;

export type DecisionsResult =
  { readonly ok: true; readonly drg: DecisionRequirementsGraph } | { readonly ok: false; readonly findings: Finding[] };

/** Elements of a decision requirements graph that only document it. */
const DOCUMENTING = ['dmn:InputData', 'dmn:KnowledgeSource'];

/**
 * The decisions of a DMN 1.3 file, or every reason why it may not be deployed, by decision, rule and cell. Never throws
 * for bad input.
 */
export async function parseDecisions(xml: string): Promise<DecisionsResult> {
  const read = await readXml(dmnReader, xml, 'DMN 1.3');
  if (!read.ok) return { ok: false, findings: [read.finding] };
  const findings = new Findings();
  const decisions = parseElements(read.root, read.warnings, findings);
  checkRequirements(decisions, findings);
  if (findings.all.length > 0) return { ok: false, findings: findings.all };
  return { ok: true, drg: graphOf(read.root, decisions) };
}

function graphOf(root: ModdleElement, decisions: readonly Decision[]): DecisionRequirementsGraph {
  const id = root.id ?? '';
  return { id, name: text(root, 'name') ?? id, namespace: text(root, 'namespace') ?? '', decisions };
}

function parseElements(root: ModdleElement, warnings: readonly ModdleWarning[], findings: Findings): Decision[] {
  for (const { message } of warnings) if (message.startsWith('unparsable content')) findings.add(unreadable(message));
  const elements = many(root, 'drgElement');
  for (const element of elements)
    if (element.$type !== 'dmn:Decision' && !DOCUMENTING.includes(element.$type)) findings.add(unsupported(element));
  const decisions = elements.filter(({ $type }) => $type === 'dmn:Decision');
  if (root.id === undefined || decisions.length === 0) findings.add(empty(root));
  return decisions.flatMap((decision) => parseDecision(decision, findings) ?? []);
}

/** Required decisions exist in the file and do not require each other in a circle. */
function checkRequirements(decisions: readonly Decision[], findings: Findings): void {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  for (const decision of decisions) {
    for (const required of decision.requires) if (!byId.has(required)) findings.add(missing(decision.id, required));
    if (reaches(decision, decision.id, byId, new Set())) findings.add(circular(decision.id));
  }
}

function reaches(from: Decision, id: string, byId: ReadonlyMap<string, Decision>, seen: Set<string>): boolean {
  return from.requires.some((required) => {
    if (required === id) return true;
    const next = byId.get(required);
    if (!next || seen.has(required)) return false;
    seen.add(required);
    return reaches(next, id, byId, seen);
  });
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
      zh: `所需的决策“${required}”不在文件中。`,
      en: `Expected the required decision "${required}" in the file, found none.`,
    },
    { zh: '把它加入文件，或删除依赖。', en: 'Add it to the file, or remove the requirement.' },
  );
}

function circular(decisionId: string): Finding {
  return finding(
    decisionId,
    'required-decision',
    { zh: '决策之间循环依赖。', en: 'Expected decisions that do not require themselves, found a circle.' },
    { zh: '断开循环。', en: 'Break the circle.' },
  );
}
