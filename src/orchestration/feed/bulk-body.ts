import { withTextKeys } from '../../protocol/index.js';

/** One record as it came, its keys as strings. */
export interface ReceivedRecord {
  readonly partitionId: number;
  readonly position: number;
  /** Epoch ms, by the cluster's clock. */
  readonly timestamp: number;
  readonly json: string;
  /** The id of a published message: by this a fence is known. */
  readonly publishedMessageId: string | null;
}

/** A bulk request that is none: says the line, what was expected there and what was found. */
export class MalformedBulk extends Error {}

/**
 * The records of an Elasticsearch bulk request: pairs of lines, an `index` action with `_id` `<partition>-<position>` and
 * the record. All or nothing: throws `MalformedBulk` at the first line that is not what it should be.
 */
export function recordsOfBulk(body: string): ReceivedRecord[] {
  const lines = body.split('\n');
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  if (lines.length === 0) throw new MalformedBulk('expected pairs of lines, found an empty body');
  if (lines.length % 2 === 1) {
    throw new MalformedBulk(`expected a record after each action, found none after line ${lines.length}`);
  }
  const records: ReceivedRecord[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    records.push(recordOf(idOf(lines[at] as string, at + 1), lines[at + 1] as string, at + 2));
  }
  return records;
}

function idOf(line: string, number: number): string {
  const id = (parsed(line, number)['index'] as { _id?: unknown } | undefined)?._id;
  if (typeof id === 'string' && /^[1-9]\d{0,4}-[1-9]\d{0,15}$/.test(id)) return id;
  throw new MalformedBulk(
    `line ${number}: expected an index action whose _id is <partition>-<position>, found ${line.slice(0, 120)}`,
  );
}

function recordOf(id: string, line: string, number: number): ReceivedRecord {
  const json = withTextKeys(line);
  const { partitionId, position, timestamp, valueType, intent, value } = parsed(json, number);
  if (`${String(partitionId)}-${String(position)}` !== id || typeof timestamp !== 'number') {
    const found = `partitionId ${String(partitionId)}, position ${String(position)}, timestamp ${String(timestamp)}`;
    throw new MalformedBulk(`line ${number}: expected the record ${id} with its timestamp, found ${found}`);
  }
  if (typeof valueType !== 'string' || typeof intent !== 'string' || typeof value !== 'object' || value === null) {
    throw new MalformedBulk(`line ${number}: expected a record with valueType, intent and value in ${id}`);
  }
  const published = valueType === 'MESSAGE' && intent === 'PUBLISHED';
  const messageId = published ? (value as { messageId?: unknown }).messageId : null;
  return {
    partitionId: partitionId as number,
    position: position as number,
    timestamp,
    json,
    publishedMessageId: typeof messageId === 'string' ? messageId : null,
  };
}

function parsed(line: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new MalformedBulk(`line ${number}: expected JSON, found ${(error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new MalformedBulk(`line ${number}: expected a JSON object, found ${line.slice(0, 60)}`);
}
