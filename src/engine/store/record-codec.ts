import type { ZeebeRecord } from '../../protocol/index.js';

/**
 * Records as lines. A line that begins with `{` is a value, numbered from 0; every other line is a record:
 *
 *   number of its value \t valueType \t intent \t recordType \t key \t sourceRecordPosition \t timestamp [\t rest]
 *
 * `rest` is a JSON object of whatever differs from an ordinary record. The first record has the given position, each
 * further one the next. The states of an element share their value, so most of a record's text is stored once.
 */
export function encodeRecords(records: readonly ZeebeRecord[]): string {
  const values = new Map<object, number>();
  let text = '';
  for (const record of records) {
    let value = values.get(record.value);
    if (value === undefined) {
      values.set(record.value, (value = values.size));
      text += JSON.stringify(record.value) + '\n';
    }
    const { valueType, intent, recordType, key, sourceRecordPosition, timestamp } = record;
    text += `${value}\t${valueType}\t${intent}\t${recordType}\t${key}\t${sourceRecordPosition}\t${timestamp}`;
    text += isOrdinary(record) ? '\n' : `\t${JSON.stringify(restOf(record))}\n`;
  }
  return text;
}

/** JSON texts of the records, `encodeRecords` having made the text and `firstPosition` being that of the first. */
export function decodeRecords(text: string, firstPosition: number): string[] {
  const values: string[] = [];
  const records: string[] = [];
  let from = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
    const line = text.slice(from, end);
    if (text.charCodeAt(from) === OPENING_BRACE) values.push(line);
    else records.push(recordJson(line, values, firstPosition + records.length));
    from = end + 1;
  }
  return records;
}

const OPENING_BRACE = '{'.charCodeAt(0);

type Rest = Omit<
  ZeebeRecord,
  'position' | 'sourceRecordPosition' | 'key' | 'timestamp' | 'recordType' | 'valueType' | 'intent' | 'value'
>;

/** What `rest` leaves out, part of the format. A field that records get later does not compile until it is named here. */
const ORDINARY: { readonly [Field in keyof Required<Rest>]: ZeebeRecord[Field] } = {
  partitionId: 1,
  rejectionType: 'NULL_VAL',
  rejectionReason: '',
  brokerVersion: '8.5.8',
  recordVersion: undefined,
};
const REST_FIELDS = Object.keys(ORDINARY) as readonly (keyof Rest)[];
/** What every record's JSON text ends with where it is ordinary. */
const ORDINARY_END = JSON.stringify(ORDINARY).slice(1);

/** Field by field, since it is asked of every record that is written. */
function isOrdinary(record: ZeebeRecord): boolean {
  return (
    record.rejectionType === ORDINARY.rejectionType &&
    record.recordVersion === ORDINARY.recordVersion &&
    record.brokerVersion === ORDINARY.brokerVersion &&
    record.rejectionReason === ORDINARY.rejectionReason &&
    record.partitionId === ORDINARY.partitionId
  );
}

function restOf(record: ZeebeRecord): object {
  return Object.fromEntries(REST_FIELDS.map((field) => [field, record[field]]));
}

function recordJson(line: string, values: readonly string[], position: number): string {
  const [value, valueType, intent, recordType, key, source, timestamp, rest] = line.split('\t') as LineFields;
  return (
    `{"position":${position},"sourceRecordPosition":${source},"key":"${key}","timestamp":${timestamp},` +
    `"recordType":"${recordType}","valueType":"${valueType}","intent":"${intent}","value":${values[Number(value)]!},` +
    (rest === undefined ? ORDINARY_END : rest.slice(1))
  );
}

type LineFields = [
  value: string,
  valueType: string,
  intent: string,
  recordType: string,
  key: string,
  source: string,
  timestamp: string,
  rest?: string,
];
