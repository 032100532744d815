import type { LocalDate } from '../../law/calendar/index.js';
import type { CaseFact } from '../../law/obligations/index.js';
import type { ActId } from '../../law/facts.js';
import type { Json } from '../../protocol/json.js';
import { FACT_KINDS, type CaseRows, type FactKind, type FactRow, type PenaltyCaseRow } from '../entities/index.js';
import { OUTCOME_OF, STEP_OF } from './steps.js';

/** A fact with the entry of the record chain it comes from. */
export interface RecordedFact extends CaseFact {
  readonly seq: number;
}

type Entry = { readonly [K in FactKind]: { readonly kind: K; readonly row: CaseRows[K][number] } }[FactKind];

/** The file after an entry: what the facts of that entry are read against. */
interface FileThen {
  readonly partyType: PenaltyCaseRow['partyType'];
  readonly rows: CaseRows;
}

/** The facts that obligations look at, of the rows that `isFact` takes, in the order of recording. */
export function recordedFacts(
  { partyType }: Pick<PenaltyCaseRow, 'partyType'>,
  rows: CaseRows,
  isFact: (row: FactRow) => boolean,
): readonly RecordedFact[] {
  const entries = FACT_KINDS.flatMap((kind) => rows[kind].map((row) => ({ kind, row }) as Entry));
  return entries
    .filter(({ row }) => isFact(row))
    .sort((a, b) => a.row.seq - b.row.seq)
    .flatMap((entry) => factsOf(entry, { partyType, rows }));
}

function factsOf(entry: Entry, file: FileThen): readonly RecordedFact[] {
  const { kind, row } = entry;
  if (kind === 'monitoring') return monitoringFacts(row, file);
  if (kind === 'order-to-correct') return [{ ...plain('order-to-correct', row), attributes: {} }];
  if (!isAct(kind)) return [];
  return [
    {
      ...plain(STEP_OF[kind], row),
      outcome: outcomeOf(entry, file),
      on: lawDay(entry),
      actorIds: actorsOf(entry, file),
      attributes: { partyType: file.partyType, ...attributesAfter(entry, file) },
    },
  ];
}

const isAct = (kind: FactKind): kind is FactKind & ActId => Object.hasOwn(STEP_OF, kind);

function plain(step: string, { seq, on, actorId }: FactRow): Omit<RecordedFact, 'attributes'> {
  return { seq, step, outcome: null, on, actorIds: [actorId] };
}

/** The party was told when no result of the case is untold: one told result does not answer for another. PEN-21. */
function monitoringFacts(row: CaseRows['monitoring'][number], { rows }: FileThen): readonly RecordedFact[] {
  const found = { ...plain('monitoring', row), attributes: {} };
  const untold = rows.monitoring.some(({ seq, toldOn }) => seq <= row.seq && toldOn === null);
  if (untold || row.toldOn === null) return [found];
  return [found, { ...plain('result-told', row), on: row.toldOn, attributes: {} }];
}

function outcomeOf({ kind, row }: Entry, { rows }: FileThen): string | null {
  if (kind === 'statement') {
    const notice = rows['prior-notice'].find(({ id }) => id === row.noticeId);
    return notice !== undefined && row.on > notice.windowClosesOn ? 'LATE' : 'IN_TIME';
  }
  const name = isAct(kind) ? OUTCOME_OF[kind] : undefined;
  return name === undefined ? null : String((row as unknown as Record<string, unknown>)[name]);
}

/** A hearing counts from the day it was held, a document from the day it counts as served. */
function lawDay({ kind, row }: Entry): LocalDate {
  if (kind === 'hearing') return row.heldOn;
  return kind === 'prior-notice' || kind === 'service' ? row.deemedServedOn : row.on;
}

/** Everybody who did it in law, not who wrote it down: those who investigated, host, or vote. */
function actorsOf({ kind, row }: Entry, { rows }: FileThen): readonly string[] {
  switch (kind) {
    case 'investigation':
      return peopleOf(rows['investigation-officer'].filter(({ investigationId }) => investigationId === row.id));
    case 'collective-discussion':
      return peopleOf(rows['discussion-member'].filter(({ discussionId }) => discussionId === row.id));
    case 'hearing-notice':
      return [row.hostId];
    default:
      return [row.actorId];
  }
}

const peopleOf = (rows: readonly { readonly personId: string }[]): string[] => rows.map(({ personId }) => personId);

function attributesAfter({ kind, row }: Entry, { rows }: FileThen): Readonly<Record<string, Json>> {
  switch (kind) {
    case 'draft': {
      const { outcome, amount, noticeRequired, panelRequired } = row;
      return { outcome, amount, noticeRequired, panelRequired };
    }
    case 'recusal-request':
    case 'recusal-decision':
      return { recusalOpen: isRecusalOpen(rows, row.seq) };
    case 'publication':
      return { published: true };
    default:
      return {};
  }
}

function isRecusalOpen(rows: CaseRows, atSeq: number): boolean {
  const decided = new Set(rows['recusal-decision'].filter(({ seq }) => seq <= atSeq).map(({ recusalId }) => recusalId));
  return rows['recusal-request'].some(({ id, seq }) => seq <= atSeq && !decided.has(id));
}
