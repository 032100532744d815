import type { MonitorRefusal, ObligationForm, ObligationSet } from '../../law/obligations/index.js';

/** What never happened cannot be out of date: the rule that asks for it at all speaks alone. */
export function withoutImplied<R extends MonitorRefusal>(set: ObligationSet, refusals: readonly R[]): readonly R[] {
  const formOf = (id: string): ObligationForm['kind'] | undefined =>
    set.obligations.find((obligation) => obligation.id === id)?.form.kind;
  const asked = new Set(refusals.filter(({ obligationId }) => formOf(obligationId) === 'precedence').map(needsOf));
  return refusals.filter((refusal) => formOf(refusal.obligationId) !== 'freshness' || !asked.has(needsOf(refusal)));
}

const needsOf = ({ needs }: MonitorRefusal): string => needs.map(({ source }) => source).join(' ');
