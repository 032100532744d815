import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalCalendar, LocalDate } from '../law/calendar/index.js';
import { judge, judgeAhead } from '../law/case-rules/index.js';
import type { MonitorAttempt } from '../law/obligations/index.js';
import type { Refusal } from '../platform/index.js';
import type { Act, ActContext } from './acts/index.js';
import type { VerifiedCase } from './case-repository.js';
import type { CaseLog } from './chain/index.js';
import type { CaseRows, FactRow } from './entities/index.js';
import { judgementContext } from './judgement.js';
import { attemptedFact } from './monitor/attempted-fact.js';
import { CaseMonitor, type OpenMonitor } from './monitor/case-monitor.js';
import { mergedRefusals } from './monitor/merged-refusals.js';
import { recordedFacts } from './monitor/recorded-facts.js';
import { STEP_OF } from './monitor/steps.js';
import { unconfirmed } from './unconfirmed.js';
import { GATE_LAYERS, LEGAL_CALENDAR, type GateLayers } from './tokens.js';

type Values = Record<string, unknown>;

/** Layers 2 and 3 of the gate before an act: each judges by itself, the person reads one list. */
@Injectable()
export class Gate {
  constructor(
    private readonly monitor: CaseMonitor,
    @Inject(LEGAL_CALENDAR) private readonly calendar: LegalCalendar,
    @Inject(GATE_LAYERS) private readonly layers: GateLayers,
  ) {}

  /** The monitor of the file as read; null: its layer is off. */
  async open(em: EntityManager, found: VerifiedCase): Promise<OpenMonitor | null> {
    return this.layers.monitor ? this.monitor.open(em, found) : null;
  }

  /** Every reason why the act may not be done with these values. */
  judged(act: Act, values: Values, context: ActContext, opened: OpenMonitor | null): readonly Refusal[] {
    const { facts, actor, people, rows } = context;
    const attempt = { act: act.id, on: act.dateOf(values), actorId: actor.id, values };
    const rules = this.layers.caseRules ? judge(attempt, facts, judgementContext(this.calendar, people)) : [];
    const fact = attemptedFact(act, values, actor.id, rows);
    return mergedRefusals(rules, opened === null ? [] : this.monitor.forbidden(opened, fact));
  }

  /** What is known of each act before its form is filled in; never a permission. The outlook is taken once for all acts. */
  ahead(context: ActContext, opened: OpenMonitor | null): (act: Act) => readonly Refusal[] {
    const { facts, actor, people, today } = context;
    const judgement = judgementContext(this.calendar, people);
    const byOutlook = opened === null ? () => [] : this.monitor.ahead(opened, today, actor.id);
    return (act) => {
      const attempt = { act: act.id, on: today, actorId: actor.id };
      return mergedRefusals(this.layers.caseRules ? judgeAhead(attempt, facts, judgement) : [], byOutlook(act));
    };
  }

  /** Why nothing may rest on a decision of the case; empty: the chain carries one, and the obligations know of it. */
  async confirmed(em: EntityManager, found: VerifiedCase, on: LocalDate): Promise<readonly Refusal[]> {
    const row = found.rows.decision.at(-1);
    const { intact, sealed } = found.verification;
    const carried = row !== undefined && intact && sealed.has(row.id);
    const rules = this.layers.caseRules && !carried ? [unconfirmed(row !== undefined)] : [];
    const opened = await this.open(em, found);
    return mergedRefusals(rules, opened === null ? [] : this.monitor.forbidden(opened, serviceOn(on)));
  }

  /** What the act recorded is in the monitor, in the same transaction. */
  async follow(
    em: EntityManager,
    opened: OpenMonitor | null,
    { head, rows }: Pick<VerifiedCase, 'head' | 'rows'>,
    { added }: CaseLog,
  ): Promise<void> {
    if (opened === null) return;
    const isNew = new Set(added.map(({ row }) => row));
    const facts = recordedFacts(head, withAdded(rows, added), (row) => isNew.has(row));
    await this.monitor.follow(em, opened, head, facts);
  }
}

/** Only a decision that was made may be served: what the worker asks before it lets a token pass. */
function serviceOn(on: LocalDate): MonitorAttempt {
  return { step: STEP_OF.service, outcome: null, on, actorIds: [], attributes: {} };
}

function withAdded(rows: CaseRows, added: CaseLog['added']): CaseRows {
  const all: Record<string, readonly FactRow[]> = { ...rows };
  for (const { kind, row } of added) all[kind] = [...(all[kind] ?? []), row];
  return all as unknown as CaseRows;
}
