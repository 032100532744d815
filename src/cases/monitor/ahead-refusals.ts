import type { MonitorRefusal, StepOutlook } from '../../law/obligations/index.js';

/** What refuses the step whatever its form will say: for certain, and with every outcome that is possible. */
export function aheadRefusals(step: string, outlook: readonly StepOutlook[]): readonly MonitorRefusal[] {
  const [first, ...others] = outlook.find((candidate) => candidate.step === step)?.outcomes ?? [];
  const everyOutcome = ({ obligationId }: MonitorRefusal): boolean =>
    others.every(({ refusals }) => refusals.some((refusal) => refusal.obligationId === obligationId));
  return (first?.refusals ?? []).filter((refusal) => refusal.certain && everyOutcome(refusal));
}
