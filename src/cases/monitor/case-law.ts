import type { ActId } from '../../law/facts.js';
import type { LocalDate } from '../../law/calendar/index.js';
import type { ObligationSet, OutlookRefusal, StepOutlook } from '../../law/obligations/index.js';
import type { LocalText } from '../../model/finding.js';
import type { HistoricBreach } from '../entities/index.js';
import { withoutImplied } from './implied.js';
import { actOfStep } from './steps.js';

/** Why a step is forbidden with an outcome, and what would allow it. */
export interface ForbiddenFor {
  readonly obligationId: string;
  readonly article: string;
  readonly title: LocalText;
  readonly message: LocalText;
  readonly remedy: { readonly act: ActId | null; readonly text: LocalText };
  /** First day on which the step is lawful without anything else; null: no day makes it so. */
  readonly allowedFrom: LocalDate | null;
  /** False: known only when the form of the step is filled in. */
  readonly certain: boolean;
}

/** What the obligations say of one step of the case today. */
export interface StepLaw {
  readonly step: string;
  readonly title: LocalText;
  readonly act: ActId;
  readonly status: StepOutlook['status'];
  readonly outcomes: readonly { readonly outcome: string | null; readonly refusals: readonly ForbiddenFor[] }[];
}

/** The case before the obligations of its procedure: what is forbidden now, why, and what would allow it. */
export interface CaseLaw {
  /** Of the obligations; changes when their rules do. */
  readonly version: string;
  /** What is on record although these obligations, which may be newer, would have refused it. */
  readonly breaches: readonly HistoricBreach[];
  readonly steps: readonly StepLaw[];
}

/** Of the steps that this service performs, in the order of the file. */
export function stepsOfLaw(set: ObligationSet, outlook: readonly StepOutlook[]): readonly StepLaw[] {
  return outlook.flatMap(({ step, status, outcomes }) => {
    const act = actOfStep(step);
    const title = set.steps.get(step)?.title;
    if (act === null || title === undefined) return [];
    const views = outcomes.map(({ outcome, refusals }) => {
      return { outcome, refusals: withoutImplied(set, refusals).map(forbiddenFor) };
    });
    return [{ step, title, act, status, outcomes: views }];
  });
}

function forbiddenFor(refusal: OutlookRefusal): ForbiddenFor {
  const { obligationId, article, title, message, remedy, allowedFrom, certain } = refusal;
  return {
    obligationId,
    article,
    title,
    message,
    remedy: { act: actOfStep(remedy.step), text: remedy.text },
    allowedFrom,
    certain,
  };
}
