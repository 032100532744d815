import { describe, expect, it } from '@jest/globals';
import type { DataState, Node } from '../seam.js';
import type { Trace, TraceMove } from '../trace.js';
import { choicesOf } from './choices.js';
import { minimise, telling } from './minimise.js';

const data: DataState = { key: '' };

/** An event that may happen or not: its key is `event <id>`. */
function chosen(id: string): TraceMove {
  const node = { id, element: { id, type: 'BOUNDARY_EVENT' }, frame: '', scope: null } as unknown as Node;
  const none = { part: null, flows: [], caughtBy: null, items: null, outcome: null, occurrence: null };
  return { kind: 'event', node, ...none, choice: null, exact: true, assumed: null, alternatives: 2, data };
}

const run = (...ids: readonly string[]): Trace => ids.map(chosen);
const ids = (choices: readonly { readonly move: TraceMove }[]): readonly string[] =>
  choices.map(({ move }) => move.node.id);

describe('minimal decisions', () => {
  /** Every run that breaks the rule, as sets of choices; the first one that avoids the banned ones is found. */
  const finder =
    (...runs: readonly (readonly string[])[]) =>
    (banned: ReadonlySet<string>): Trace | null => {
      const found = runs.find((one) => one.every((id) => !banned.has(`event ${id}`)));
      return found === undefined ? null : run(...found);
    };

  it('should keep only choices without which the rule cannot be broken', () => {
    const again = finder(['major', 'filed', 'detour'], ['filed', 'detour'], ['filed', 'edited']);
    const { needed } = minimise(run('major', 'filed', 'detour'), again);
    expect(ids(needed)).toEqual(['filed', 'edited']);
  });

  it('should leave a run alone in which every choice is needed', () => {
    const again = finder(['approved', 'edited']);
    expect(ids(minimise(run('approved', 'edited'), again).needed)).toEqual(['approved', 'edited']);
  });

  it('should count a choice once, however often it is made, and nothing where there was no other way', () => {
    const forced: TraceMove = { ...chosen('forced'), kind: 'branch', alternatives: 1 };
    expect(ids(choicesOf([...run('again', 'again'), forced]))).toEqual(['again']);
  });

  it('should tell what a lawful run to the same step does not choose', () => {
    const { needed } = minimise(run('filed', 'edited'), finder(['filed', 'edited']));
    expect(ids(telling(needed, run('filed', 'approved')))).toEqual(['edited']);
    expect(ids(telling(needed, run('filed', 'edited')))).toEqual(['filed', 'edited']);
    expect(ids(telling(needed, null))).toEqual(['filed', 'edited']);
  });
});
