import type { ColumnOptions } from 'typeorm';

/** PostgreSQL's driver hands 64-bit integers out as text; epoch milliseconds fit a number. */
const asNumber = {
  to: (value: number | null | undefined) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

/** Column options of an instant: epoch milliseconds. */
export const EPOCH_MS = { type: 'bigint', transformer: asNumber } as const satisfies ColumnOptions;
export const EPOCH_MS_OR_NULL: ColumnOptions = { ...EPOCH_MS, nullable: true };
