import type { Finding, LocalText } from '../../model/index.js';
import type { ObligationDefinition, ObligationSet } from '../obligations/definition.js';
import { obligationSentence } from '../obligations/sentence.js';
import type { LocalDate } from '../calendar/index.js';
import { inline } from './behavior/net.js';
import { createDataModel } from './data/index.js';
import { explain, type Proved } from './diagnosis/explain.js';
import { pathOf } from './diagnosis/story.js';
import type { ProveOptions, ProveRequest } from './request.js';
import { search, type ObligationResult, type SoundnessResult } from './search/index.js';
import { worst, type ObligationVerdict, type ProofReport, type SoundnessFinding } from './verdict.js';

export type { ProveOptions, ProveRequest } from './request.js';
export * from './verdict.js';
export { applyEdits } from './diagnosis/edit.js';

/**
 * Decides for every obligation in force on the day whether some run of the procedure breaks it, and whether its control flow is
 * sound. Never throws for what a diagram may hold: what cannot be decided is `not proved` with its reason.
 */
export function prove(request: ProveRequest, options: ProveOptions = {}): ProofReport {
  return explain({ ...judge(request, options), options, judge: (other, less) => judge(other, less).report });
}

/** The verdicts, with all that explaining them needs. */
function judge(request: ProveRequest, options: ProveOptions): Omit<Proved, 'options' | 'judge'> {
  const obligations = inForce(request.obligations, request.on);
  const bound = { ...request, obligations };
  const net = inline(request.processes, request.procedure);
  const model = createDataModel(net, obligations, request.decisions, options.faults);
  const found = search(net, model, obligations, options);
  const report: ProofReport = {
    procedure: request.procedure,
    verdict: worst([...found.obligations, ...found.soundness].map(({ verdict }) => verdict)),
    soundness: found.soundness.map(soundnessFinding),
    obligations: found.obligations.map((result) => verdictOf(result, obligations)),
    reasons: [],
    states: found.states,
    ms: found.ms,
  };
  return { request: bound, net, model, found, report };
}

/** As `prove`, where nobody has written down what binds the procedure: at best `not proved`. */
export function proveSoundness(request: Omit<ProveRequest, 'obligations'>, options: ProveOptions = {}): ProofReport {
  const report = prove({ ...request, obligations: nothing(request.procedure) }, options);
  return { ...report, verdict: worst([report.verdict, 'not proved']), reasons: [noObligations(request.procedure)] };
}

/** Reports for files whose constructs no engine here executes: nothing is proved of them. */
export function notSupported(findings: readonly Finding[]): readonly ProofReport[] {
  if (findings.length === 0) return [];
  const soundness = findings.map(({ elementId, message }): SoundnessFinding => {
    const elementIds = elementId === null ? [] : [elementId];
    return { kind: 'not supported', verdict: 'not proved', elementIds, message, path: [] };
  });
  const report = { soundness, obligations: [], reasons: [], states: 0, ms: 0 };
  return [{ procedure: '-', verdict: 'not proved', ...report }];
}

/** Rules that bind on the day and can be seen on a diagram. */
function inForce(set: ObligationSet, on: LocalDate): ObligationSet {
  const binds = ({ validFrom, validTo, checks }: ObligationDefinition): boolean =>
    checks.includes('S') && (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo);
  return { ...set, obligations: set.obligations.filter(binds) };
}

function soundnessFinding({ kind, verdict, nodes, message, trace }: SoundnessResult): SoundnessFinding {
  const elementIds = [...new Set(nodes.map(({ element }) => element.id))];
  return { kind, verdict, elementIds, message, path: pathOf(trace) };
}

function verdictOf(result: ObligationResult, set: ObligationSet): ObligationVerdict {
  const { obligation, verdict, states, ms, assumptions, reasons, witness } = result;
  const { id, title, article, validFrom } = obligation;
  const sentence = obligationSentence(obligation, set);
  const path = witness === null ? null : pathOf(witness);
  const told = { id, title, sentence, article, validFrom, assumptions, reasons };
  return { ...told, verdict, states, ms, witness: path, counterexample: null };
}

function nothing(procedure: string): ObligationSet {
  const [steps, attributes, workers, messages] = [new Map(), new Map(), new Map(), new Map()];
  return { procedure, version: '', steps, attributes, clocks: [], workers, messages, obligations: [] };
}

function noObligations(procedure: string): LocalText {
  return {
    zh: `没有 ${procedure} 的义务清单（obligations.yml），只检查了流程的可靠性。`,
    en: `there are no obligations for ${procedure} (obligations.yml): only the control flow was checked.`,
  };
}
