import type { JsonSchema } from '../language/shape.js';

/** Whether the value is of the schema, as far as schemas of the language go: an independent reading of the published file. */
export function conforms(schema: JsonSchema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => {
    const rule = KEYWORDS[keyword];
    if (rule === undefined) throw new Error(`expected a keyword this validator knows, found ${keyword}`);
    return rule(wanted, value, schema);
  });
}

type Rule = (wanted: unknown, value: unknown, schema: JsonSchema) => boolean;
const always: Rule = () => true;

const KEYWORDS: Readonly<Record<string, Rule>> = {
  $schema: always,
  title: always,
  description: always,
  type: (wanted, value) => typeOf(value) === wanted,
  enum: (wanted, value) => (wanted as unknown[]).includes(value),
  pattern: (wanted, value) => typeof value !== 'string' || new RegExp(wanted as string).test(value),
  items: (wanted, value) => !Array.isArray(value) || value.every((item) => conforms(wanted as JsonSchema, item)),
  minItems: (wanted, value) => !Array.isArray(value) || value.length >= (wanted as number),
  required: (wanted, value) => !isRecord(value) || (wanted as string[]).every((key) => Object.hasOwn(value, key)),
  propertyNames: (wanted, value) => keysOf(value).every((key) => conforms(wanted as JsonSchema, key)),
  oneOf: (wanted, value) => (wanted as JsonSchema[]).filter((one) => conforms(one, value)).length === 1,
  properties: (wanted, value) =>
    keysOf(value).every((key) => {
      const known = (wanted as Record<string, JsonSchema>)[key];
      return known === undefined || conforms(known, (value as Record<string, unknown>)[key]);
    }),
  additionalProperties: (wanted, value, { properties = {} }) =>
    keysOf(value)
      .filter((key) => !Object.hasOwn(properties as object, key))
      .every((key) => wanted !== false && conforms(wanted as JsonSchema, (value as Record<string, unknown>)[key])),
};

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeOf(value) === 'object';
}

function keysOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}
