import { DEFAULT_TENANT, PARTITION_ID, type Json, type JsonObject } from '../../protocol/index.js';
import { status } from './grpc/index.js';
import { isNestedTooDeep, NESTING_MAX } from './nesting.js';
import { GatewayError, invalid } from './status.js';

/** The JSON object in the text; an empty text or `null` is `{}`, as in the real gateway. Throws INVALID_ARGUMENT. */
export function variablesOf(text: string): JsonObject {
  if (text === '') return {};
  const json = parse(text);
  if (json === null) return {};
  if (typeof json === 'object' && !Array.isArray(json)) return json as JsonObject;
  throw invalid(
    `Property 'variables' is invalid: Expected document to be a root level object, but was '${documentType(json)}'`,
  );
}

function parse(text: string): Json {
  if (isNestedTooDeep(text)) {
    throw invalid(`Invalid JSON value: expected lists and objects at most ${NESTING_MAX} deep, but they are deeper`);
  }
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    // The answer's text travels in a header, which has no room for megabytes.
    const shown = text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
    throw invalid(`Invalid JSON value: ${shown}\n at ${(error as Error).message}`);
  }
}

const SHOWN_MAX = 1_000;

function documentType(json: Json): string {
  if (Array.isArray(json)) return 'ARRAY';
  if (typeof json === 'number') return Number.isInteger(json) ? 'INTEGER' : 'FLOAT';
  return typeof json === 'string' ? 'STRING' : 'BOOLEAN';
}

/** A key names its partition in its upper bits. Throws UNAVAILABLE unless it is this one, as a gateway that knows no such partition. */
export function checkPartition(key: string): void {
  const partition = BigInt(key) >> PARTITION_SHIFT;
  if (partition === BigInt(PARTITION_ID)) return;
  throw new GatewayError(
    status.UNAVAILABLE,
    `Expected to execute command on partition ${partition}, but either it does not exist, or the gateway is not yet aware of it`,
  );
}

const PARTITION_SHIFT = 51n;

/** There is one tenant: nothing, or its name. Throws INVALID_ARGUMENT. */
export function checkTenants(rpc: string, tenantIds: readonly string[]): void {
  const foreign = tenantIds.find((id) => id !== '' && id !== DEFAULT_TENANT);
  if (foreign === undefined) return;
  throw invalid(
    `Expected to handle gRPC request ${rpc} with tenant identifier '${foreign}', but multi-tenancy is disabled`,
  );
}

export function checkPresent(action: string, field: string, value: string): void {
  if (value.trim() === '') throw invalid(`Expected to ${action} with ${field} to be present, but it was blank`);
}

export function checkPositive(action: string, field: string, value: number): void {
  if (value < 1) throw invalid(`Expected to ${action} with ${field} to be greater than zero, but it was ${value}`);
}
