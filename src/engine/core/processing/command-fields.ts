import type { Json, JsonObject } from '../../../protocol/index.js';

/** Fields of a command's value. A field that is absent or of another type counts as its default, as on the wire. */
export function text(value: JsonObject, name: string): string {
  const field = value[name];
  return typeof field === 'string' ? field : '';
}

export function integer(value: JsonObject, name: string, otherwise = 0): number {
  const field = value[name];
  return typeof field === 'number' ? Math.trunc(field) : otherwise;
}

/** '-1' when absent. */
export function key(value: JsonObject, name: string): string {
  const field = text(value, name);
  return field === '' ? '-1' : field;
}

export function object(value: JsonObject, name: string): JsonObject {
  const field = value[name];
  return isObject(field) ? field : {};
}

export function objects(value: JsonObject, name: string): JsonObject[] {
  return array(value, name).filter(isObject);
}

export function texts(value: JsonObject, name: string): string[] {
  return array(value, name).filter((item) => typeof item === 'string');
}

function array(value: JsonObject, name: string): readonly Json[] {
  const field = value[name];
  return Array.isArray(field) ? (field as readonly Json[]) : [];
}

function isObject(field: Json | undefined): field is JsonObject {
  return typeof field === 'object' && field !== null && !Array.isArray(field);
}
