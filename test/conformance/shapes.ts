import type { ExportedRecord } from './tape.js';

/** Fields of each value type; the exporter writes all of them, whatever they hold. */
export class Shapes {
  private readonly fields: Map<string, readonly string[]>;
  constructor(fields: Readonly<Record<string, readonly string[]>>) {
    this.fields = new Map(Object.entries(fields));
  }

  /** What is missing or too much in the record's value. */
  faults({ valueType, value }: ExportedRecord): string[] {
    const expected = this.fields.get(valueType);
    if (!expected) return [`shape of ${valueType} is not known`];
    const missing = expected.filter((field) => !(field in value));
    const extra = Object.keys(value).filter((field) => !expected.includes(field));
    const say = (what: string, names: readonly string[]) =>
      names.length > 0 ? [`${valueType} ${what} ${[...names].sort().join(', ')}`] : [];
    return [...say('lacks', missing), ...say('has no such field', extra)];
  }

  /** The record's fields belong to its value type from now on. */
  learn({ valueType, value }: ExportedRecord): void {
    this.add(valueType, Object.keys(value));
  }

  merge(other: Shapes): void {
    for (const [valueType, fields] of other.fields) this.add(valueType, fields);
  }

  private add(valueType: string, fields: readonly string[]): void {
    this.fields.set(valueType, [...new Set([...(this.fields.get(valueType) ?? []), ...fields])].sort());
  }

  toJSON(): Record<string, readonly string[]> {
    return Object.fromEntries([...this.fields].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
