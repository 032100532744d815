import { describe, expect, it } from '@jest/globals';
import {
  buildProcess,
  type ElementSketch,
  expression,
  type FlowSketch,
  userTask,
} from '../../testing/process-builder.js';
import { search } from '../search/search.js';
import type { ProverData } from '../search/reading.js';
import { freeData } from '../testing/free-data.js';
import { obligation, obligationSet, pattern } from '../testing/fact-words.js';
import { Behavior } from './behavior.js';
import { inline } from './net.js';
import { slice } from './slicing.js';

const absence = obligation('O', { kind: 'absence', of: pattern('a') });
const SET = obligationSet({ a: [], b: [] }, [absence]);
const untouched = (): ProverData => ({ ...freeData(SET), touches: () => false });
const start: ElementSketch = { id: 's', type: 'START_EVENT', eventType: 'NONE' };
const end = (id = 'e'): ElementSketch => ({ id, type: 'END_EVENT', eventType: 'NONE' });
const task = (id: string): ElementSketch => userTask(id, null, id);
const gateway = (id: string, type: 'PARALLEL_GATEWAY' | 'EXCLUSIVE_GATEWAY'): ElementSketch => ({ id, type });
const path = (...ids: string[]): FlowSketch[] => ids.slice(1).map((to, i) => ({ from: ids[i]!, to }));

function skipped(elements: readonly ElementSketch[], flows: readonly FlowSketch[]): string[] {
  const { places, clocks } = new Behavior(inline([buildProcess('p', elements, flows)], 'p'), SET);
  const cut = slice(places, clocks, untouched(), SET, [absence], new Set());
  return places.all.filter(({ index }) => cut.skipped.has(index)).map(({ element }) => element.id);
}

describe('what a search leaves out', () => {
  it('passes tasks of no interest when nothing else can happen, but waits for those an obligation names', () => {
    expect(
      skipped([start, task('u'), userTask('a', 'a', 'a'), task('v'), end()], path('s', 'u', 'a', 'v', 'e')),
    ).toEqual(['u', 'v']);
  });

  it('waits for what an event around can cut off', () => {
    const timer = { kind: 'duration', expression: expression('P1D') } as const;
    const late: ElementSketch = { id: 'late', type: 'BOUNDARY_EVENT', eventType: 'TIMER', timer, attachedTo: 'u' };
    const elements = [start, task('u'), late, task('v'), end()];
    expect(skipped(elements, [...path('s', 'u', 'e'), ...path('late', 'v', 'e')])).toEqual(['v']);
  });

  it('passes a task of a parallel branch when its token rests at the next task or the join', () => {
    const elements = [
      start,
      gateway('f', 'PARALLEL_GATEWAY'),
      task('u'),
      task('v'),
      userTask('a', 'a', 'a'),
      gateway('j', 'PARALLEL_GATEWAY'),
      task('w'),
      end(),
    ];
    const flows = [...path('s', 'f', 'u', 'v', 'j', 'w', 'e'), ...path('f', 'a', 'j')];
    expect(skipped(elements, flows)).toEqual(['u', 'v']);
  });

  it('does not pass the task before a choice that something beside it could change', () => {
    const elements = [
      start,
      gateway('f', 'PARALLEL_GATEWAY'),
      task('u'),
      gateway('x', 'EXCLUSIVE_GATEWAY'),
      userTask('a', 'a', 'a'),
      end('e1'),
      end('e2'),
    ];
    const flows = [...path('s', 'f', 'u', 'x', 'e1'), ...path('x', 'e2'), ...path('f', 'a', 'e2')];
    expect(skipped(elements, flows)).toEqual([]);
  });

  it('waits somewhere in every loop, so that other branches get their turn', () => {
    const elements = [
      start,
      gateway('f', 'PARALLEL_GATEWAY'),
      gateway('m', 'EXCLUSIVE_GATEWAY'),
      task('u'),
      task('v'),
      userTask('a', 'a', 'a'),
      end(),
    ];
    const flows = [...path('s', 'f', 'm', 'u', 'v', 'm'), ...path('f', 'a', 'e')];
    expect(skipped(elements, flows).length).toBeLessThan(2);
    const net = inline([buildProcess('p', elements, flows)], 'p');
    const { obligations, soundness } = search(net, untouched(), SET);
    expect(obligations.map(({ verdict }) => verdict)).toEqual(['refuted']);
    expect(soundness.map(({ kind }) => kind)).toContain('no-way-to-the-end');
  });

  it('keeps a chain of thousands of passed tasks', () => {
    const ids = Array.from({ length: 3_000 }, (_, i) => `t${i}`);
    const net = inline(
      [buildProcess('p', [start, ...ids.map(task), userTask('a', 'a', 'a'), end()], path('s', ...ids, 'a', 'e'))],
      'p',
    );
    expect(search(net, untouched(), SET).obligations.map(({ verdict }) => verdict)).toEqual(['refuted']);
  });

  it('leaves out choices that matter to nothing when they multiply, and still finds what they never reach', () => {
    // given: many diamonds, each choice asked twice, and one flow that cannot be taken
    const names = Array.from({ length: 14 }, (_, i) => `v${i}`);
    const diamonds = ['x', 'y'].flatMap((round) => names.map((name) => ({ name, id: `${round}${name}` })));
    const manual = (id: string): ElementSketch => ({ id, type: 'MANUAL_TASK' });
    const elements = [
      start,
      ...diamonds.flatMap(({ id }) => [
        gateway(id, 'EXCLUSIVE_GATEWAY'),
        manual(`${id}t`),
        gateway(`${id}m`, 'EXCLUSIVE_GATEWAY'),
      ]),
      userTask('b', 'b', 'b'),
      end(),
    ];
    const flows = diamonds.flatMap(({ id, name }): FlowSketch[] => [
      { from: id, to: `${id}t`, when: `=${name}` },
      { from: id, to: `${id}m`, isDefault: true },
      { from: `${id}t`, to: `${id}m` },
    ]);
    const order = ['s', ...diamonds.map(({ id }) => id), 'b', 'e'];
    const links = order.slice(1).map((to, i) => ({ from: i === 0 ? 's' : `${order[i]!}m`, to }));
    const joined = [...flows, ...links.map((link) => (link.from === 'bm' ? { ...link, from: 'b' } : link))];
    // Data that remembers each choice: the second time the same flow is taken, and never the first of v0.
    const model = remembering();
    const net = inline([buildProcess('p', elements, joined)], 'p');
    const result = search(net, model, SET, { budget: { states: 30_000, ms: Infinity } });
    expect(result.obligations.map(({ verdict }) => verdict)).toEqual(['proved']);
    expect(result.soundness.map(({ kind, nodes }) => [kind, nodes.map(({ id }) => id)])).toEqual([
      ['unreachable', ['xv0t', 'yv0t']],
    ]);
  });
});

function remembering(): ProverData {
  return {
    ...untouched(),
    onBranch(node, data) {
      const name = node.element.id.slice(1);
      const known = new Map(
        data.key
          .split(';')
          .filter((part) => part !== '')
          .map((part) => part.split('=') as [string, string]),
      );
      const values = known.has(name) ? [known.get(name)!] : name === 'v0' ? ['no'] : ['yes', 'no'];
      return values.map((value) => ({
        data: {
          key: [...new Map([...known, [name, value]])]
            .map((pair) => pair.join('='))
            .sort()
            .join(';'),
        },
        exact: true,
        assumed: null,
        choice: value,
        flows: node.element.outgoing.filter(({ isDefault }) => isDefault === (value === 'no')),
      }));
    },
  };
}
