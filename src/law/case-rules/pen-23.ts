import { addMonths, localDate, type LocalDate } from '../calendar/index.js';
import type { CaseFacts } from '../facts.js';
import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome } from './reading.js';

/** From this day five years run for pollution and ecological harm (ECODE 1054, 1242). */
const ECODE_IN_FORCE = localDate('2026-08-15');
const TWO_YEARS = 24;
const FIVE_YEARS = 60;

/** No filing and no penalty when limitation (T-PEN-01) had ended at discovery. Says nothing while the end of the act is unknown. */
export const pen23: Obligation = {
  id: 'PEN-23',
  title: text('超过追责期限的不予立案、不予处罚', 'No filing or penalty after limitation'),
  article: 'ECODE 1054; APL 36; CF24 20',
  appliesTo: ['filing', 'decision'],
  check(attempt, facts) {
    if (
      facts.limitation == null ||
      !pursues(attempt.values, attempt.act === 'filing', attemptedOutcome(attempt, facts))
    )
      return null;
    const end = limitationEnd(facts.limitation);
    const { discoveredOn, actEndedOn } = facts.limitation;
    if (discoveredOn <= end) return null;
    return breach(
      text(
        `违法行为${actEndedOn}终了，追责期限至${end}，${discoveredOn}才发现`,
        `the act ended on ${actEndedOn}, limitation on ${end}; it was discovered on ${discoveredOn}`,
      ),
      attempt.act === 'filing' ? 'filing-refusal' : 'draft',
      text(
        '不予立案或不予处罚；有疑问的送法制审核',
        'refuse the filing or the penalty; send doubtful cases to legal review',
      ),
    );
  },
};

function pursues(values: Readonly<Record<string, unknown>>, filing: boolean, outcome: string | null): boolean {
  return filing ? values['result'] === 'FILE' : outcome === 'PENALTY';
}

/** A two-year period that had ended before the code came into force is not revived (domain reference §10 item 4). */
function limitationEnd({ actEndedOn, discoveredOn, harm }: NonNullable<CaseFacts['limitation']>): LocalDate {
  const twoYears = addMonths(actEndedOn, TWO_YEARS);
  const fiveYears = addMonths(actEndedOn, FIVE_YEARS);
  if (harm === 'LIFE_OR_SAFETY') return fiveYears;
  const prolonged = harm === 'POLLUTION' && discoveredOn >= ECODE_IN_FORCE && twoYears >= ECODE_IN_FORCE;
  return prolonged ? fiveYears : twoYears;
}
