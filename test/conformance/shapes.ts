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

  /** True when the record's shape was not known. */
  learn({ valueType, value }: ExportedRecord): boolean {
    const known = this.fields.get(valueType) ?? [];
    const all = [...new Set([...known, ...Object.keys(value)])].sort();
    this.fields.set(valueType, all);
    return all.length > known.length;
  }

  toJSON(): Record<string, readonly string[]> {
    return Object.fromEntries([...this.fields].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
