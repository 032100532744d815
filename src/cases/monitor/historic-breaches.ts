import type { Replay } from '../../law/obligations/index.js';
import type { HistoricBreach } from '../entities/index.js';
import type { RecordedFact } from './recorded-facts.js';

/** What the replay found, with the entries and days it was about. */
export function historicBreaches(
  facts: readonly RecordedFact[],
  breaches: Replay['breaches'],
): readonly HistoricBreach[] {
  return breaches.flatMap(({ fact: index, refusal }) => {
    const fact = facts[index];
    if (fact === undefined) return [];
    const { obligationId, article, title, message } = refusal;
    return [{ seq: fact.seq, on: fact.on, step: fact.step, obligationId, article, title, message }];
  });
}
