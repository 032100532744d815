import type { CaseFile, FormSchema, Values } from '../api/types';
import { flatten, keyOf } from '../form/values';

interface Statement {
  readonly points: readonly string[];
  readonly reexamination: unknown;
}

/**
 * What the form can begin with: today as the day of the act, and what the case file already says and the act repeats. The
 * person can change all of it.
 */
export function knownValues(schema: FormSchema, act: string | null, today: string, file: CaseFile | null): Values {
  const dated = flatten(schema.components).some((component) => keyOf(component) === 'on');
  return { ...(dated && { on: today }), ...fromFile(act, file) };
}

function fromFile(act: string | null, file: CaseFile | null): Values {
  if (act === 'reexamination') return answersTo(file);
  // The decision is the reviewed draft's or none at all.
  if (act === 'decision') return outcomeOf(file);
  return {};
}

/** One entry per point of the statements that nobody has answered yet. */
function answersTo(file: CaseFile | null): Values {
  const statements = (file?.['statements'] ?? []) as readonly Statement[];
  const open = statements.filter((statement) => statement.reexamination === null).flatMap(({ points }) => points);
  return open.length === 0 ? {} : { answers: open.map((point) => ({ point, adopted: false })) };
}

function outcomeOf(file: CaseFile | null): Values {
  const drafts = (file?.['drafts'] ?? []) as readonly { readonly outcome: string }[];
  const current = drafts[drafts.length - 1];
  return current === undefined ? {} : { outcome: current.outcome };
}
