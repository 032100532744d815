import type { Json } from '../../../protocol/index.js';

/** Values of a kind that no constant lies between. */
export interface RawCell {
  /** Stands for all of them wherever an expression is run. */
  readonly sample: Json;
  /** True: there is only this one value. */
  readonly isPoint: boolean;
  /** As people read it behind the variable's name: `= "PENALTY"`, `≥ 500000`. */
  readonly label: string;
  readonly kind: 'null' | 'boolean' | 'number' | 'string' | 'some';
}

/** Values that nobody tells apart: one or more raw cells, the first of which is their sample. */
export interface Cell extends RawCell {
  readonly members: readonly RawCell[];
}

/** What the variables of one kind may hold, cut into cells. */
export interface Domain {
  readonly id: number;
  readonly cells: readonly Cell[];
  readonly raw: readonly RawCell[];
  /** Indexes of all cells. */
  readonly all: readonly number[];
  /** Whether it may be asked if two of its values are the same. */
  readonly isCompared: boolean;
}

export interface DomainContents {
  readonly numbers: readonly number[];
  readonly strings: readonly string[];
  readonly types: ReadonlySet<RawCell['kind']>;
}

/** What somebody who reads the value learns of it: cells with equal answers are the same to him. */
export type Observer = (cell: RawCell) => string;

const NULL: RawCell = { sample: null, isPoint: true, label: '= null', kind: 'null' };
const BOOLEANS: readonly RawCell[] = [true, false].map((value) => pointCell(value, 'boolean'));
const SOME: RawCell = { sample: 'some value', isPoint: false, label: '≠ null', kind: 'some' };

/** Numbers are split at the constants, texts are the constants and one other; without any of them a value is just there. */
export function rawCells({ numbers, strings, types }: DomainContents): readonly RawCell[] {
  const cells: RawCell[] = [];
  if (types.has('boolean')) cells.push(...BOOLEANS);
  if (types.has('number')) cells.push(...numberCells([...numbers].sort((x, y) => x - y)));
  if (types.has('string')) cells.push(...strings.map((text) => pointCell(text, 'string')), otherText(strings));
  if (cells.length === 0) cells.push(SOME);
  return [...cells, NULL];
}

/** The domain with one cell for all that the observers cannot tell apart; `isCompared`: with every raw cell for itself. */
export function domainOf(
  id: number,
  raw: readonly RawCell[],
  observers: readonly Observer[],
  isCompared: boolean,
): Domain {
  const groups = new Map<string, RawCell[]>();
  for (const [index, cell] of raw.entries()) {
    const key = isCompared ? String(index) : observers.map((observe) => observe(cell)).join('\n');
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const cells = [...groups.values()].flatMap((members): readonly Cell[] => {
    const [first] = members;
    return first ? [{ ...first, isPoint: first.isPoint && members.length === 1, members }] : [];
  });
  return { id, cells, raw, all: cells.map((_, index) => index), isCompared };
}

/** The cell that holds the value; null when the domain was not made for it. */
export function cellOf({ cells, raw }: Domain, value: Json): Cell | null {
  const found =
    raw.find(({ isPoint, sample }) => isPoint && sample === value) ?? raw.find((cell) => lies(value, cell, raw));
  return cells.find(({ members }) => members.some((member) => member === found)) ?? null;
}

/** Whether a value that is none of the constants is one of those the cell stands for. */
function lies(value: Json, { kind, isPoint, sample }: RawCell, raw: readonly RawCell[]): boolean {
  if (isPoint || kind === 'some') return kind === 'some' && value !== null;
  if (kind === 'string') return typeof value === 'string';
  if (typeof value !== 'number' || typeof sample !== 'number') return false;
  const [low, high] = [Math.min(value, sample), Math.max(value, sample)];
  return !raw.some(
    (cell) => cell.isPoint && typeof cell.sample === 'number' && cell.sample >= low && cell.sample <= high,
  );
}

/** Indexes of the cells that hold a value of which this is true. */
export function cellsWith({ cells }: Domain, isWanted: (cell: RawCell) => boolean): readonly number[] {
  return cells.flatMap((cell, index) => (cell.members.some(isWanted) ? [index] : []));
}

/** The cells as people read them behind the variable's name. */
export function labelOf({ cells, raw }: Domain, indexes: readonly number[]): string {
  const named = indexes.flatMap((index) => cells[index]?.members ?? []);
  const others = raw.filter((cell) => !named.includes(cell));
  const isShorter = others.length < named.length && others.every(({ isPoint }) => isPoint);
  if (isShorter) return others.map(({ label }) => label.replace(/^=/, '≠')).join(', ');
  return named.map(({ label }) => label).join(' / ');
}

function pointCell(value: boolean | number | string, kind: RawCell['kind']): RawCell {
  return { sample: value, isPoint: true, label: `= ${JSON.stringify(value)}`, kind };
}

function otherText(strings: readonly string[]): RawCell {
  let sample = 'OTHER';
  while (strings.includes(sample)) sample += '_';
  const known = strings.map((text) => JSON.stringify(text)).join(', ');
  return { sample, isPoint: false, label: strings.length === 0 ? '≠ null' : `∉ {${known}}`, kind: 'string' };
}

function numberCells(constants: readonly number[]): readonly RawCell[] {
  const [first] = constants;
  const last = constants.at(-1);
  if (first === undefined || last === undefined) return [numberCell(1, '≠ null')];
  return [
    numberCell(first > 0 ? niceWithin(0, first) : first - 1, `< ${first}`),
    ...constants.flatMap((constant, index) => {
      const next = constants[index + 1];
      const point = pointCell(constant, 'number');
      return next === undefined ? [point] : [point, numberCell(niceWithin(constant, next), `> ${constant}, < ${next}`)];
    }),
    numberCell(last > 0 ? last * 2 : last + 1, `> ${last}`),
  ];
}

function numberCell(sample: number, label: string): RawCell {
  return { sample, isPoint: false, label, kind: 'number' };
}

/** The roundest number strictly between the two. */
function niceWithin(low: number, high: number): number {
  const wanted = low === 0 ? high * 0.6 : (low + high) / 2;
  for (let digits = 1; digits < 15; digits++) {
    const rounded = Number(wanted.toPrecision(digits));
    if (rounded > low && rounded < high) return rounded;
  }
  return wanted;
}
