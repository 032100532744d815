import type {
  Counterexample,
  ObligationVerdict,
  ProofReport,
  SoundnessFinding,
  Verdict,
} from '../../../law/prover/verdict.js';
import type { LocalText } from '../../../model/index.js';

export const VERDICT_TEXT: Readonly<Record<Verdict, string>> = {
  proved: 'proved 已证明',
  refuted: 'refuted 不成立',
  'not proved': 'not proved 未能证明',
};

/** The report for a person: the verdict, a line per obligation, and what speaks against each. */
export function reportText({ procedure, verdict, soundness, obligations, reasons, states, ms }: ProofReport): string {
  const lines = [
    `${procedure}: ${VERDICT_TEXT[verdict]} (${states} states, ${Math.round(ms)} ms)`,
    ...reasons.flatMap((reason) => both(reason, '  because ')),
    ...soundnessLines(soundness),
    ...obligations.flatMap(obligationLines),
  ];
  return `${lines.join('\n')}\n`;
}

function soundnessLines(findings: readonly SoundnessFinding[]): readonly string[] {
  if (findings.length === 0) return ['  soundness: holds 流程可靠：不会卡住，不会遗漏'];
  return findings.flatMap(({ kind, verdict, elementIds, message, path }) => [
    `  soundness: ${VERDICT_TEXT[verdict]} ${kind} ${elementIds.join(', ')}`,
    ...both(message, '    '),
    ...(path.length === 0 ? [] : [`    path ${path.join(' → ')}`]),
  ]);
}

function obligationLines(obligation: ObligationVerdict): readonly string[] {
  const { id, sentence, verdict, states, ms, assumptions, reasons, counterexample } = obligation;
  return [
    `  ${id}  ${VERDICT_TEXT[verdict]}  ${states} states  ${ms.toFixed(1)} ms  ${sentence.zh}`,
    ...reasons.flatMap((reason) => both(reason, '      because ')),
    ...assumptions.flatMap((assumption) => both(assumption, '      assumed ')),
    ...(counterexample === null ? [] : counterexampleLines(counterexample)),
  ];
}

function counterexampleLines(counterexample: Counterexample): readonly string[] {
  const { sentence, values, decisions, article, validFrom, path, repairs } = counterexample;
  const sample = Object.entries(values).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return [
    ...both(sentence, '      '),
    ...decisions.map(({ elementId, choice }, at) => `      ${at + 1}. ${elementId}: ${choice}`),
    ...(sample.length === 0 ? [] : [`      case: ${sample.join(', ')}`]),
    `      source: ${article}${validFrom === null ? '' : `, since ${validFrom}`}`,
    `      path: ${path.join(' → ')}`,
    ...repairs.flatMap(({ title }) => both(title, '      repair ')),
  ];
}

function both({ zh, en }: LocalText, indent: string): readonly string[] {
  return zh === en ? [`${indent}${zh}`] : [`${indent}${zh}`, `${' '.repeat(indent.length)}${en}`];
}
