import { DEFAULT_TENANT, type Json, type JsonObject } from '../../protocol/index.js';
import { invalid } from './status.js';

/** The JSON object in the text; an empty text or `null` is `{}`, as in the real gateway. Throws INVALID_ARGUMENT. */
export function variablesOf(text: string): JsonObject {
  if (text === '') return {};
  const json = parse(text);
  if (json === null) return {};
  if (typeof json === 'object' && !Array.isArray(json)) return json as JsonObject;
  throw invalid(
    `Expected variables to be a JSON object, but found ${Array.isArray(json) ? 'an array' : `a ${typeof json}`}`,
  );
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw invalid(`Expected variables to be a JSON object, but found invalid JSON: ${(error as Error).message}`);
  }
}

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

/** proto3 leaves an unset key at 0; the engine writes `-1` for none. */
export function optionalKey(key: string): string {
  return key === '0' ? '-1' : key;
}
