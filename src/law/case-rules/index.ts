import { CalendarMissingError } from '../calendar/index.js';
import type { Attempt, CaseFacts } from '../facts.js';
import { text, type Breach, type JudgementContext, type Obligation, type Refusal } from './obligation.js';
import { pen01 } from './pen-01.js';
import { pen02 } from './pen-02.js';
import { pen03 } from './pen-03.js';
import { pen04 } from './pen-04.js';
import { pen05 } from './pen-05.js';
import { pen06 } from './pen-06.js';
import { pen07 } from './pen-07.js';
import { pen08 } from './pen-08.js';
import { pen09 } from './pen-09.js';
import { pen10 } from './pen-10.js';
import { pen11 } from './pen-11.js';
import { pen12 } from './pen-12.js';
import { pen13 } from './pen-13.js';
import { pen14 } from './pen-14.js';
import { pen15 } from './pen-15.js';
import { pen16 } from './pen-16.js';
import { pen17 } from './pen-17.js';
import { pen18 } from './pen-18.js';
import { pen19 } from './pen-19.js';
import { pen20 } from './pen-20.js';
import { pen21 } from './pen-21.js';
import { pen23 } from './pen-23.js';
import { pen26 } from './pen-26.js';
import { pen28 } from './pen-28.js';
import { pen29 } from './pen-29.js';
import { pen41 } from './pen-41.js';
import { pen42 } from './pen-42.js';

export type { Breach, JudgementContext, Obligation, Refusal, Remedy } from './obligation.js';
export { breach } from './obligation.js';
export { qualifiedReviewer } from './qualified-reviewer.js';
export { windowClosesOn } from './reading.js';

export type ObligationId = `PEN-${
  | '01'
  | '02'
  | '03'
  | '04'
  | '05'
  | '06'
  | '07'
  | '08'
  | '09'
  | '10'
  | '11'
  | '12'
  | '13'
  | '14'
  | '15'
  | '16'
  | '17'
  | '18'
  | '19'
  | '20'
  | '21'
  | '23'
  | '26'
  | '28'
  | '29'
  | '41'
  | '42'}`;

/** Every obligation of the penalty procedure that an act can breach, once. Leaving one out is a compile error. */
export const obligations = {
  'PEN-01': pen01,
  'PEN-02': pen02,
  'PEN-03': pen03,
  'PEN-04': pen04,
  'PEN-05': pen05,
  'PEN-06': pen06,
  'PEN-07': pen07,
  'PEN-08': pen08,
  'PEN-09': pen09,
  'PEN-10': pen10,
  'PEN-11': pen11,
  'PEN-12': pen12,
  'PEN-13': pen13,
  'PEN-14': pen14,
  'PEN-15': pen15,
  'PEN-16': pen16,
  'PEN-17': pen17,
  'PEN-18': pen18,
  'PEN-19': pen19,
  'PEN-20': pen20,
  'PEN-21': pen21,
  'PEN-23': pen23,
  'PEN-26': pen26,
  'PEN-28': pen28,
  'PEN-29': pen29,
  'PEN-41': pen41,
  'PEN-42': pen42,
} satisfies Record<ObligationId, Obligation>;

/**
 * Every reason why the law refuses the attempt, in the order of the obligations; empty: it may be done. A rule that
 * cannot be computed because a year has no installed calendar refuses, too.
 */
export function judge(attempt: Attempt, facts: CaseFacts, context: JudgementContext): readonly Refusal[] {
  return refusalsOf(attempt, facts, context, () => true);
}

/**
 * What the case file alone already refuses, before the form of the act is filled in: for lights and disabled buttons.
 * Never a permission: `judge` decides when the act is tried.
 */
export function judgeAhead(
  attempt: Omit<Attempt, 'values'>,
  facts: CaseFacts,
  context: JudgementContext,
): readonly Refusal[] {
  const known = ({ readsValuesOf = [] }: Obligation) => !readsValuesOf.includes(attempt.act);
  return refusalsOf({ ...attempt, values: {} }, facts, context, known);
}

function refusalsOf(
  attempt: Attempt,
  facts: CaseFacts,
  context: JudgementContext,
  judged: (obligation: Obligation) => boolean,
): readonly Refusal[] {
  return Object.values<Obligation>(obligations)
    .filter((obligation) => obligation.appliesTo.includes(attempt.act) && judged(obligation))
    .flatMap((obligation) => {
      const found = checkOrMissing(obligation, attempt, facts, context);
      if (found === null) return [];
      const { id: obligationId, article, title } = obligation;
      return [{ obligationId, article, title, ...found }];
    });
}

function checkOrMissing(
  obligation: Obligation,
  attempt: Attempt,
  facts: CaseFacts,
  context: JudgementContext,
): Breach | null {
  try {
    return obligation.check(attempt, facts, context);
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    const remedy = {
      text: text(`安装${error.year}年节假日安排`, `install the holiday notice of ${error.year}`),
      act: null,
      elementId: null,
    };
    return { missing: error.text, remedy };
  }
}
