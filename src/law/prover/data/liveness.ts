import type { Location } from './draft.js';
import { locationOf, scopeIn } from './draft.js';
import { type Instruction, readsOf } from './instruction.js';

/** Sets of locations as bits. */
export type Bits = bigint;
export const NONE: Bits = 0n;

/** Numbers locations by first use. */
export class Numbering {
  private readonly numbers = new Map<Location, Bits>();

  bit(location: Location): Bits {
    const known = this.numbers.get(location);
    if (known !== undefined) return known;
    const bit = 1n << BigInt(this.numbers.size);
    this.numbers.set(location, bit);
    return bit;
  }

  /** Null: no program mentions it. */
  known(location: Location): Bits | null {
    return this.numbers.get(location) ?? null;
  }

  bits(locations: readonly Location[]): Bits {
    return locations.reduce((bits, location) => bits | this.bit(location), NONE);
  }

  /** All locations of the scope. To be asked for only when everything is numbered. */
  inScope(scope: string): Bits {
    this.scopes ??= this.byScope();
    return this.scopes.get(scope) ?? NONE;
  }

  private scopes: ReadonlyMap<string, Bits> | null = null;

  private byScope(): ReadonlyMap<string, Bits> {
    const scopes = new Map<string, Bits>();
    for (const location of this.numbers.keys()) {
      const scope = scopeIn(location);
      scopes.set(scope, (scopes.get(scope) ?? NONE) | this.bit(location));
    }
    return scopes;
  }
}

/** What is read before a program from what is read after it. */
export type Transfer = (after: Bits) => Bits;

interface Step {
  readonly overwritten: Bits;
  readonly read: Bits;
  /** Read only where the first is read later. */
  readonly copied: readonly (readonly [Bits, Bits])[];
}

/** The program read backwards. All locations of all programs have to be numbered before. */
export function transferOf(program: readonly Instruction[], numbering: Numbering): Transfer {
  const steps = program.map((instruction) => stepOf(instruction, numbering)).filter(isEffective);
  steps.reverse();
  return (after) =>
    steps.reduce((live, { overwritten, read, copied }) => {
      const before = copied.reduce(
        (bits, [target, sources]) => ((live & target) === NONE ? bits : bits | sources),
        NONE,
      );
      return (live & ~overwritten) | read | before;
    }, after);
}

/** Numbers what the program mentions. */
export function number(program: readonly Instruction[], numbering: Numbering): void {
  for (const instruction of program) if (instruction.kind !== 'forget') stepOf(instruction, numbering);
}

function isEffective({ overwritten, read, copied }: Step): boolean {
  return overwritten !== NONE || read !== NONE || copied.length > 0;
}

function stepOf(instruction: Instruction, numbering: Numbering): Step {
  switch (instruction.kind) {
    case 'assign':
      return assigned([instruction], numbering);
    case 'assign-all':
      return assigned(instruction.each, numbering);
    case 'merge':
      return merged(instruction, numbering);
    case 'ensure':
      return { overwritten: NONE, read: numbering.bits(instruction.args), copied: [] };
    case 'read':
      return { overwritten: NONE, read: numbering.bits(instruction.locations), copied: [] };
    case 'forget':
      return { overwritten: numbering.inScope(instruction.scope), read: NONE, copied: [] };
  }
}

type Assignments = Extract<Instruction, { kind: 'assign-all' }>['each'];

function assigned(each: Assignments, numbering: Numbering): Step {
  return {
    overwritten: numbering.bits(each.map(({ target }) => target)),
    read: NONE,
    copied: each.map(({ target, origin }) => [numbering.bit(target), numbering.bits(readsOf(origin))] as const),
  };
}

/** The first scope takes the value; the outer ones may, after the two have been compared. */
function merged({ paths, from, to, mayBeAbsent }: Extract<Instruction, { kind: 'merge' }>, numbering: Numbering): Step {
  const at = (scope: string): Bits => numbering.bits(paths.map((path) => locationOf(scope, path)));
  const first = to[0] === undefined ? NONE : at(to[0]);
  const [outer, inner] = [to.slice(1), to.slice(0, -1)];
  const compared = inner.reduce((bits, scope) => bits | at(scope), at(from));
  const copied = paths.flatMap((path) => {
    const source = numbering.bit(locationOf(from, path));
    return to.map((scope) => [numbering.bit(locationOf(scope, path)), source] as const);
  });
  return {
    overwritten: mayBeAbsent ? NONE : first,
    read: NONE,
    copied: [...copied, [outer.reduce((bits, scope) => bits | at(scope), NONE), compared]],
  };
}
