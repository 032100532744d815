import type { Json } from '../../../protocol/index.js';

/** Values that no expression can tell apart. */
export interface Cell {
  /** Stands for all of them wherever an expression is run. */
  readonly sample: Json;
  /** True: there is only this one value. */
  readonly isPoint: boolean;
  /** As people read it behind the variable's name: `= "PENALTY"`, `≥ 500000`. */
  readonly label: string;
  readonly kind: 'null' | 'boolean' | 'number' | 'string' | 'some';
}

/** What the variables of one kind may hold, cut into cells. Cell 0 is null. */
export interface Domain {
  readonly id: number;
  readonly cells: readonly Cell[];
  /** Indexes of all cells. */
  readonly all: readonly number[];
}

export interface DomainContents {
  readonly numbers: readonly number[];
  readonly strings: readonly string[];
  readonly types: ReadonlySet<Cell['kind']>;
}

const NULL: Cell = { sample: null, isPoint: true, label: '= null', kind: 'null' };
const BOOLEANS: readonly Cell[] = [true, false].map((value) => pointCell(value, 'boolean'));
const SOME: Cell = { sample: 'some value', isPoint: false, label: '≠ null', kind: 'some' };

/** Numbers are split at the constants, texts are the constants and one other; without any of them a value is just there. */
export function domainOf(id: number, { numbers, strings, types }: DomainContents): Domain {
  const cells = [NULL];
  if (types.has('boolean')) cells.push(...BOOLEANS);
  if (types.has('number')) cells.push(...numberCells([...numbers].sort((x, y) => x - y)));
  if (types.has('string')) cells.push(...strings.map((text) => pointCell(text, 'string')), otherText(strings));
  if (cells.length === 1) cells.push(SOME);
  return { id, cells, all: cells.map((_, index) => index) };
}

/** Index of the cell that holds the value; null when the domain was not made for it. */
export function cellOf({ cells }: Domain, value: Json): number | null {
  const exact = cells.findIndex((cell) => cell.isPoint && cell.sample === value);
  if (exact >= 0) return exact;
  const kind = typeof value;
  if (kind === 'string') return indexOrNull(cells.findIndex((cell) => cell.kind === 'string' && !cell.isPoint));
  return null;
}

/** Indexes of the cells of a kind. */
export function cellsOfKind({ cells }: Domain, kind: Cell['kind']): readonly number[] {
  return cells.flatMap((cell, index) => (cell.kind === kind ? [index] : []));
}

function indexOrNull(index: number): number | null {
  return index < 0 ? null : index;
}

function pointCell(value: boolean | number | string, kind: Cell['kind']): Cell {
  return { sample: value, isPoint: true, label: `= ${JSON.stringify(value)}`, kind };
}

function otherText(strings: readonly string[]): Cell {
  let sample = 'OTHER';
  while (strings.includes(sample)) sample += '_';
  const known = strings.map((text) => JSON.stringify(text)).join(', ');
  return { sample, isPoint: false, label: strings.length === 0 ? '≠ null' : `∉ {${known}}`, kind: 'string' };
}

function numberCells(constants: readonly number[]): readonly Cell[] {
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

function numberCell(sample: number, label: string): Cell {
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
