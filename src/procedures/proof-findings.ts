import {
  worst,
  type ObligationVerdict,
  type ProofReport,
  type SoundnessFinding,
  type Verdict,
} from '../law/prover/verdict.js';
import type { Finding, LocalText } from '../model/index.js';

/** Something that could not be proved, and why. */
export interface ProofReason {
  readonly procedure: string;
  /** Id of the obligation, kind of the soundness finding, or `procedure`. */
  readonly part: string;
  readonly reasons: readonly LocalText[];
}

/** A finding with what the prover knows of it. */
export interface ProofFinding extends Finding {
  /** Null: it concerns the control flow. */
  readonly obligationId: string | null;
  readonly sentence: LocalText;
  readonly article: string | null;
  /** Elements of the run that shows it, in order. */
  readonly path: readonly string[];
}

export function verdictOf(reports: readonly ProofReport[]): Verdict {
  return worst(reports.map(({ verdict }) => verdict));
}

/** What speaks against deploying: everything that is refuted. */
export function refutedIn(reports: readonly ProofReport[]): readonly ProofFinding[] {
  return reports.flatMap(({ soundness, obligations }) => [
    ...soundness.filter(({ verdict }) => verdict === 'refuted').map(soundnessFinding),
    ...obligations.filter(({ verdict }) => verdict === 'refuted').map(obligationFinding),
  ]);
}

/** What a legal officer has to answer for: everything that is not proved. */
export function unprovedIn(reports: readonly ProofReport[]): readonly ProofReason[] {
  return reports.flatMap(({ procedure, soundness, obligations, reasons }) => [
    ...(reasons.length === 0 ? [] : [{ procedure, part: 'procedure', reasons }]),
    ...soundness
      .filter(({ verdict }) => verdict === 'not proved')
      .map(({ kind, message }) => ({ procedure, part: kind, reasons: [message] })),
    ...obligations
      .filter(({ verdict }) => verdict === 'not proved')
      .map(({ id, reasons: why }) => ({ procedure, part: id, reasons: why })),
  ]);
}

/** The same as findings, for whoever has to sign; what has the same reason is one. */
export function unprovedFindings(reasons: readonly ProofReason[]): readonly Finding[] {
  const alike = new Map<string, ProofReason[]>();
  for (const reason of reasons) {
    const key = JSON.stringify(reason.reasons);
    alike.set(key, [...(alike.get(key) ?? []), reason]);
  }
  return [...alike.values()].map((group) => ({
    elementId: null,
    rule: group[0]?.part ?? '',
    message: {
      zh: `${group.map(({ part }) => part).join('、')} 未能证明：${group[0]?.reasons.map(({ zh }) => zh).join('；') ?? ''}`,
      en: `not proved: ${group.map(({ part }) => part).join(', ')}: ${group[0]?.reasons.map(({ en }) => en).join('; ') ?? ''}`,
    },
    remedy: {
      zh: '修改流程图使其可以证明，或者由法制机构人员签署例外并说明理由。',
      en: 'Change the diagram so that it can be proved, or have a legal officer sign an exception with the reason.',
    },
  }));
}

function soundnessFinding({ kind, elementIds, message, path }: SoundnessFinding): ProofFinding {
  const remedy = {
    zh: '修改流程图，使每个案件都能走到终点，且不留下未完成的工作。',
    en: 'Change the diagram so that every case can come to its end and leaves no work behind.',
  };
  const elementId = elementIds[0] ?? null;
  return { elementId, rule: kind, message, remedy, obligationId: null, sentence: message, article: null, path };
}

function obligationFinding({ id, title, article, reasons, counterexample }: ObligationVerdict): ProofFinding {
  const sentence = counterexample?.sentence ?? reasons[0] ?? title;
  const path = counterexample?.path ?? [];
  return {
    elementId: path[path.length - 1] ?? null,
    rule: id,
    message: sentence,
    remedy: remedyOf(counterexample?.repairs[0]?.title ?? null),
    obligationId: id,
    sentence,
    article,
    path,
  };
}

function remedyOf(repair: LocalText | null): LocalText {
  return (
    repair ?? {
      zh: '修改流程图，使每条路径都履行该义务。',
      en: 'Change the diagram so that every path keeps the obligation.',
    }
  );
}
