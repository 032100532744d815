import type { Answer, Performance, Played } from './drive.js';
import { EXPORTED_VALUE_TYPES } from './broker/settings.js';
import { Renaming } from './renaming.js';
import type { Shapes } from './shapes.js';
import type { ExportedRecord } from './tape.js';

const STATUS = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];
const EXPORTED: ReadonlySet<string> = new Set(EXPORTED_VALUE_TYPES);
const isNothing = (value: unknown): boolean =>
  value === -1 ||
  value === '' ||
  value === false ||
  value === '<default>' ||
  value === 'UNSPECIFIED' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/**
 * The performance as lines of text that are equal when two engines did the same: keys are numbered as they appear, times
 * relative to the scenario's start. A value's fields are sorted, those that say nothing (-1, empty, false, the default
 * tenant) left out, and a value equal to the last of the same record shows as `"`; `shapes` tells which fields must be there.
 */
export function render(performance: Performance, shapes: Shapes): string[] {
  const renaming = new Renaming(performance.baseMs, performance.suffix);
  const values = new Map<string, string>();
  const lines: string[] = [];
  for (const act of performance.acts) lines.push(...renderAct(act, renaming, values, shapes));
  return lines;
}

function renderAct(
  { title, answer, records }: Played,
  renaming: Renaming,
  values: Map<string, string>,
  shapes: Shapes,
): string[] {
  const exported = inNameOrder(records.filter(({ valueType }) => EXPORTED.has(valueType)));
  let timestamp = -1;
  const lines = exported.flatMap((record) => {
    const passed = record.timestamp !== timestamp ? [`  @${renaming.time(record.timestamp)}`] : [];
    timestamp = record.timestamp;
    return [
      ...passed,
      `  ${renderRecord(record, renaming, values)}`,
      ...shapes.faults(record).map((fault) => `  ${fault}`),
    ];
  });
  return [`> ${title}`, `< ${renderAnswer(answer, renaming)}`, ...lines];
}

function renderAnswer(answer: Answer, renaming: Renaming): string {
  if (answer.kind === 'impossible') return `impossible: ${answer.why}`;
  if (answer.kind === 'status') return `${STATUS[answer.code] ?? answer.code} ${renaming.text(answer.details)}`;
  return JSON.stringify(renaming.value(answer.value));
}

function renderRecord(record: ExportedRecord, renaming: Renaming, values: Map<string, string>): string {
  const { recordType, valueType, intent, rejectionType, rejectionReason } = record;
  const key = renaming.value(record.key, 'key');
  const value = renaming.value(record.value) as Record<string, unknown>;
  const said = Object.entries(belonging(value)).filter(([, content]) => !isNothing(content));
  const text = JSON.stringify(Object.fromEntries(said));
  const slot = `${valueType} ${String(key)}`;
  const same = text.length > 60 && values.get(slot) === text;
  values.set(slot, text);
  const head = `${valueType} ${intent} ${String(key)} ${same ? '"' : text}`;
  return recordType === 'EVENT' ? head : `! ${head} ${rejectionType}: ${renaming.text(rejectionReason)}`;
}

/** Where a record belongs is one field, `of`: process, version, definition, instance. */
function belonging(value: Record<string, unknown>): Record<string, unknown> {
  const { bpmnProcessId, version, processDefinitionVersion, processDefinitionKey, processInstanceKey, ...rest } = value;
  const numbers = [version, processDefinitionVersion].filter((number) => number !== undefined);
  if (bpmnProcessId === undefined || processDefinitionKey === undefined) return value;
  const of = [
    bpmnProcessId,
    ...numbers.map((number) => `v${String(number)}`),
    processDefinitionKey,
    processInstanceKey,
  ];
  return { ...rest, of: of.filter((part) => part !== undefined).join(' ') };
}

/**
 * Variables that one document sets in one scope, sorted by name: Zeebe sets them in the order of a hash table whose size
 * depends on the largest document it has seen since its start. So with the decisions of one graph.
 */
function inNameOrder(records: readonly ExportedRecord[]): ExportedRecord[] {
  const scopeOf = ({ valueType, value }: ExportedRecord): unknown =>
    valueType === 'VARIABLE' ? value['scopeKey'] : valueType === 'DECISION' ? value['decisionRequirementsKey'] : null;
  const nameOf = ({ value }: ExportedRecord) => String(value['name'] ?? value['decisionId']);
  const sorted: ExportedRecord[] = [];
  let from = 0;
  while (from < records.length) {
    const scope = scopeOf(records[from]!);
    let to = from + 1;
    while (scope !== null && to < records.length && scopeOf(records[to]!) === scope) to++;
    sorted.push(...records.slice(from, to).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)));
    from = to;
  }
  return sorted;
}
