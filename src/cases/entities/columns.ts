import { Column, type ValueTransformer } from 'typeorm';

/** PostgreSQL hands exact decimals out as text. */
const DECIMAL: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

export const Text = (): PropertyDecorator => Column({ type: 'text' });
export const TextOrNull = (): PropertyDecorator => Column({ type: 'text', nullable: true });
/** A day 'YYYY-MM-DD'. */
export const Day = Text;
export const DayOrNull = TextOrNull;
export const Flag = (): PropertyDecorator => Column({ type: 'boolean' });
export const FlagOrNull = (): PropertyDecorator => Column({ type: 'boolean', nullable: true });
export const Whole = (): PropertyDecorator => Column({ type: 'integer' });
export const WholeOrNull = (): PropertyDecorator => Column({ type: 'integer', nullable: true });
/** Yuan with two decimals. */
export const Yuan = (): PropertyDecorator => Column({ type: 'numeric', precision: 16, scale: 2, transformer: DECIMAL });
export const MeasureOrNull = (): PropertyDecorator => Column({ type: 'double precision', nullable: true });
/** A JSON value as text. */
export const JsonText = (): PropertyDecorator => Column({ type: 'simple-json' });
