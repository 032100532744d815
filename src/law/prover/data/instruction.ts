import type { LocalText } from '../../../model/index.js';
import type { Json } from '../../../protocol/index.js';
import type { Location } from './draft.js';
import type { Formula } from './value.js';

/** Where a value that is assigned comes from. */
export type Origin =
  | { readonly kind: 'location'; readonly location: Location }
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'absent' }
  | { readonly kind: 'term'; readonly formula: Formula; readonly args: readonly Location[] }
  | { readonly kind: 'clock'; readonly limit: string }
  /** Any value of the variable; `cells`: of these only; `assumed`: why only assumed, null when it really may be any. */
  | {
      readonly kind: 'any';
      readonly key: string;
      readonly name: string;
      readonly cells: readonly number[] | null;
      readonly assumed: LocalText | null;
    }
  /** A list of so many nulls as the body has items. */
  | { readonly kind: 'places' }
  /** The list with one more place filled. */
  | { readonly kind: 'filled'; readonly list: Location; readonly item: Origin };

/** One thing that happens to variables. Liveness and execution read the same instructions, so that they cannot disagree. */
export type Instruction =
  | { readonly kind: 'assign'; readonly target: Location; readonly origin: Origin }
  /** Several at once: none sees another's result. */
  | { readonly kind: 'assign-all'; readonly each: readonly { readonly target: Location; readonly origin: Origin }[] }
  /** A variable goes up: the first of `to` takes it, the others only what equals what they meet below. */
  | {
      readonly kind: 'merge';
      readonly paths: readonly string[];
      readonly from: string;
      readonly to: readonly string[];
      /** The variable may not exist; then nothing goes up. */
      readonly mayBeAbsent: boolean;
    }
  /** Goes on only where the formula is true, unless what `unlessSeen` names has happened. */
  | {
      readonly kind: 'ensure';
      readonly formula: Formula;
      readonly args: readonly Location[];
      readonly unlessSeen: string | null;
      readonly because: LocalText;
    }
  /** What is there is asked for: by conditions, guards, clocks. */
  | { readonly kind: 'read'; readonly locations: readonly Location[] }
  /** Whatever is in the scope is gone. */
  | { readonly kind: 'forget'; readonly scope: string };

/** One way in which an element can be done. */
export interface Variant {
  readonly program: readonly Instruction[];
  readonly outcome:
    | { readonly kind: 'fixed'; readonly outcome: string | null }
    | { readonly kind: 'follows'; readonly location: Location };
  readonly assumed: LocalText | null;
}

/** Locations that the origin reads. */
export function readsOf(origin: Origin): readonly Location[] {
  if (origin.kind === 'location') return [origin.location];
  if (origin.kind === 'term') return origin.args;
  return origin.kind === 'filled' ? [origin.list, ...readsOf(origin.item)] : [];
}

export function plain(program: readonly Instruction[]): Variant {
  return { program, outcome: { kind: 'fixed', outcome: null }, assumed: null };
}
