import { describe, expect, it } from '@jest/globals';
import type { ExecutableElement } from '../../../model/index.js';
import type { ObligationForm, ObligationSet } from '../../obligations/definition.js';
import {
  buildProcess,
  type ElementSketch,
  expression,
  type FlowSketch,
  userTask,
} from '../../testing/process-builder.js';
import { inline } from '../behavior/net.js';
import { freeData, type FreeDataOptions } from '../testing/free-data.js';
import { obligation, obligationSet, pattern } from '../testing/fact-words.js';
import { findViolation, search } from './search.js';
import type { SearchOptions, SearchResult } from './result.js';

const STEPS = { review: ['YES', 'NO'], draft: [], decide: [], a: [], b: [] };
const start: ElementSketch = { id: 's', type: 'START_EVENT', eventType: 'NONE' };
const end = (id = 'e', more: Partial<ExecutableElement> = {}): ElementSketch => ({
  id,
  type: 'END_EVENT',
  eventType: 'NONE',
  ...more,
});
const task = (id: string, more: Partial<ExecutableElement> = {}): ElementSketch => userTask(id, id, id, more);
const exclusive = (id: string): ElementSketch => ({ id, type: 'EXCLUSIVE_GATEWAY' });
const parallel = (id: string): ElementSketch => ({ id, type: 'PARALLEL_GATEWAY' });
const path = (...ids: string[]): FlowSketch[] => ids.slice(1).map((to, i) => ({ from: ids[i]!, to }));

interface Case {
  readonly elements: readonly ElementSketch[];
  readonly flows: readonly FlowSketch[];
  readonly forms?: readonly ObligationForm[];
  readonly data?: FreeDataOptions;
  readonly options?: SearchOptions;
  readonly set?: Partial<ObligationSet>;
}

function prove({ elements, flows, forms = [], data = {}, options = {}, set: more = {} }: Case): SearchResult {
  const set = obligationSet(
    STEPS,
    forms.map((form, i) => obligation(`O${i}`, form)),
    more,
  );
  const net = inline([buildProcess('p', elements, flows)], 'p');
  return search(net, freeData(set, data), set, options);
}

const kinds = ({ soundness }: SearchResult): string[] => soundness.map(({ kind, verdict }) => `${kind}: ${verdict}`);
const verdicts = ({ obligations }: SearchResult): string[] => obligations.map(({ verdict }) => verdict);
const told = (result: SearchResult): string[] =>
  (result.obligations[0]?.violation ?? []).flatMap(({ occurrence }) =>
    occurrence?.kind === 'step'
      ? [`${occurrence.step}${occurrence.outcome === null ? '' : `=${occurrence.outcome}`}`]
      : [],
  );

const APPROVED: ObligationForm = { kind: 'precedence', before: pattern('decide'), requires: [pattern('review=YES')] };
const FRESH: ObligationForm = { ...APPROVED, kind: 'freshness', voidedBy: [pattern('draft'), pattern('review!=YES')] };

describe('verdicts', () => {
  it('P1: refutes a decision that a rejected review leads to, with the shortest run', () => {
    const result = prove({
      elements: [start, task('review'), task('decide'), end()],
      flows: path('s', 'review', 'decide', 'e'),
      forms: [APPROVED],
    });
    expect(verdicts(result)).toEqual(['refuted']);
    expect(told(result)).toEqual(['review=NO', 'decide']);
    expect(kinds(result)).toEqual([]);
  });

  it('P1: proves what holds on every run, with a run that exercises it', () => {
    const result = prove({
      elements: [start, task('review', {}), task('decide'), end()],
      flows: path('s', 'review', 'decide', 'e'),
      forms: [{ ...APPROVED, requires: [pattern('review')] } as ObligationForm],
    });
    expect(verdicts(result)).toEqual(['proved']);
    expect(result.obligations[0]!.witness?.map(({ node }) => node.id)).toContain('decide');
  });

  it('P2: finds the draft that a parallel branch changes after the approval', () => {
    const elements = [start, parallel('f'), task('review'), task('draft'), parallel('j'), task('decide'), end()];
    const flows = [...path('s', 'f', 'review', 'j', 'decide', 'e'), ...path('f', 'draft', 'j')];
    const once = { ...FRESH, requires: [pattern('review')], voidedBy: [pattern('draft')] } as ObligationForm;
    const result = prove({ elements, flows, forms: [once] });
    expect(verdicts(result)).toEqual(['refuted']);
    expect(told(result)).toEqual(
      ['review', 'draft', 'decide'].map((step) => (step === 'review' ? expect.stringMatching(/^review=/) : step)),
    );
  });

  it('does not refute by an assumption: it says which', () => {
    const elements = [start, exclusive('x'), task('review'), task('decide'), end()];
    const flows = [...path('s', 'x', 'review', 'decide', 'e'), ...path('x', 'decide')];
    const form = { ...APPROVED, requires: [pattern('review')] } as ObligationForm;
    const result = prove({ elements, flows, forms: [form], data: { assumed: ['x'] } });
    expect(verdicts(result)).toEqual(['not proved']);
    expect(result.obligations[0]!.reasons).toEqual([expect.objectContaining({ en: 'assumed both ways' })]);
  });

  it('P4: the end of the case breaks a response that is still due', () => {
    const form: ObligationForm = { kind: 'response', after: pattern('a'), comes: [pattern('b')], before: null };
    const elements = [start, task('a'), exclusive('x'), task('b'), end()];
    const flows = [...path('s', 'a', 'x', 'b', 'e'), ...path('x', 'e')];
    const result = prove({ elements, flows, forms: [form] });
    expect(verdicts(result)).toEqual(['refuted']);
    expect(result.obligations[0]!.brokenBy).toEqual({ kind: 'end' });
  });

  it('P5: groups that overlap refute a separation, computed ones leave it open', () => {
    const groups = (text: string) => ({ userTask: { ...task('a').userTask!, candidateGroups: expression(text) } });
    const form: ObligationForm = { kind: 'separation', of: ['a'], from: ['b'] };
    const with2 = (one: string, other: string): string[] =>
      verdicts(
        prove({
          elements: [
            start,
            task('a', groups(one)),
            { ...task('b', groups(other)), userTask: { ...task('b').userTask!, candidateGroups: expression(other) } },
            end(),
          ].map((sketch) =>
            sketch.id === 'a'
              ? { ...sketch, userTask: { ...task('a').userTask!, candidateGroups: expression(one) } }
              : sketch,
          ),
          flows: path('s', 'a', 'b', 'e'),
          forms: [form],
        }),
      );
    expect(with2('x, y', 'y')).toEqual(['refuted']);
    expect(with2('x', 'y')).toEqual(['proved']);
    expect(with2('x', '=who')).toEqual(['not proved']);
  });

  it('P6: a step that nothing carries refutes what wants it, and is an assumption elsewhere', () => {
    const elements = [start, task('a'), end()];
    const flows = path('s', 'a', 'e');
    const alone = prove({ elements, flows, forms: [APPROVED] });
    expect(verdicts(alone)).toEqual(['proved']);
    expect(alone.obligations[0]!.assumptions[0]!.en).toContain('decide does not occur');
    const wanted = prove({ elements, flows, forms: [APPROVED, { kind: 'no-vacuous-pass', steps: ['decide', 'a'] }] });
    expect(verdicts(wanted)).toEqual(['refuted', 'refuted']);
    expect(wanted.obligations[1]!.reasons).toHaveLength(1);
  });

  it('P6: a step that no run completes is not there', () => {
    const elements = [start, exclusive('x'), task('decide'), task('a'), end()];
    const flows = [...path('s', 'x', 'decide', 'e'), ...path('x', 'a', 'e')];
    const result = prove({
      elements,
      flows,
      forms: [{ kind: 'no-vacuous-pass', steps: ['decide'] }],
      data: { flows: { x: [['x-a']] } },
    });
    expect(verdicts(result)).toEqual(['refuted']);
    expect(kinds(result)).toEqual(['unreachable: refuted']);
  });

  it('P6: a form that performs another step than the tag says refutes both', () => {
    const elements = [start, userTask('x', 'a', 'decide'), end()];
    const result = prove({
      elements,
      flows: path('s', 'x', 'e'),
      forms: [
        { kind: 'absence', of: pattern('decide') },
        { kind: 'absence', of: pattern('b') },
      ],
    });
    expect(verdicts(result)).toEqual(['refuted', 'proved']);
  });

  it('says when the budget is used up, and never proves then', () => {
    const result = prove({
      elements: [start, task('review'), task('decide'), end()],
      flows: path('s', 'review', 'decide', 'e'),
      forms: [{ ...APPROVED, requires: [pattern('review')] } as ObligationForm],
      options: { budget: { states: 2, ms: 1_000 } },
    });
    expect(verdicts(result)).toEqual(['not proved']);
    expect(kinds(result)).toEqual(['budget: not proved']);
  });

  it('stops when it is cancelled', () => {
    const branches = Array.from({ length: 7 }, (_, i) => `t${i}`);
    const elements = [start, parallel('f'), ...branches.map((id) => userTask(id, 'a', 'a')), parallel('j'), end()];
    const flows = [...path('s', 'f'), ...branches.flatMap((id) => path('f', id, 'j')), ...path('j', 'e')];
    const result = prove({
      elements,
      flows,
      forms: [{ kind: 'absence', of: pattern('a') }],
      options: { cancelled: () => true },
    });
    expect(verdicts(result)).toEqual(['not proved']);
  });

  it('finds the run again by itself, for whoever minimises it', () => {
    const set = obligationSet(STEPS, [obligation('O', APPROVED)]);
    const net = inline(
      [buildProcess('p', [start, task('review'), task('decide'), end()], path('s', 'review', 'decide', 'e'))],
      'p',
    );
    const trace = findViolation(net, freeData(set), set.obligations[0]!, set);
    expect(trace?.map(({ kind, node }) => `${kind} ${node.id}`)).toEqual([
      'start s',
      'complete s',
      'enter review',
      'complete review',
      'enter decide',
      'complete decide',
    ]);
  });
});

describe('soundness', () => {
  it('passes a procedure that always ends', () => {
    expect(kinds(prove({ elements: [start, task('a'), end()], flows: path('s', 'a', 'e') }))).toEqual([]);
  });

  it('finds the join behind an exclusive split', () => {
    const elements = [start, exclusive('x'), task('a'), task('b'), parallel('j'), end()];
    const flows = [...path('s', 'x', 'a', 'j', 'e'), ...path('x', 'b', 'j')];
    const found = kinds(prove({ elements, flows }));
    expect(found).toContain('deadlock: refuted');
    expect(found).toContain('join-never-fires: refuted');
  });

  it('finds the token that a join leaves behind', () => {
    const elements = [start, parallel('f'), parallel('g'), exclusive('m'), parallel('j'), task('a'), end()];
    const flows = [...path('s', 'f', 'g', 'm', 'j', 'a', 'e'), ...path('g', 'm'), ...path('f', 'j')];
    const found = kinds(prove({ elements, flows }));
    expect(found).toContain('token-left-behind: refuted');
  });

  it('finds two tokens on one task', () => {
    const elements = [start, parallel('f'), task('a'), end()];
    const flows = [...path('s', 'f', 'a', 'e'), ...path('f', 'x', 'a')];
    const found = kinds(prove({ elements: [...elements, exclusive('x')], flows }));
    expect(found).toContain('more-than-one-token: refuted');
  });

  it('allows several tokens where only a non-interrupting event leads', () => {
    const remind: ElementSketch = {
      id: 'late',
      type: 'BOUNDARY_EVENT',
      eventType: 'TIMER',
      timer: { kind: 'cycle', expression: expression('R/P1D') },
      attachedTo: 'a',
      interrupting: false,
    };
    const elements = [start, task('a'), remind, task('b'), end(), end('r')];
    expect(kinds(prove({ elements, flows: [...path('s', 'a', 'e'), ...path('late', 'b', 'r')] }))).toEqual([]);
  });

  it('finds a loop without exit', () => {
    const elements = [start, exclusive('m'), task('a'), exclusive('x'), end()];
    const flows = [...path('s', 'm', 'a', 'x', 'e'), ...path('x', 'm')];
    expect(kinds(prove({ elements, flows }))).toEqual([]);
    const found = kinds(prove({ elements, flows, data: { flows: { x: [['x-m']] } } }));
    expect(found).toEqual(['no-way-to-the-end: refuted', 'unreachable: refuted']);
  });

  it('does not refute a standstill that needs an assumption', () => {
    const elements = [start, exclusive('x'), task('a'), end()];
    const flows = [...path('s', 'x', 'a', 'e'), ...path('x', 'e')];
    const data = { flows: { x: [['x-a'], []] }, assumed: ['x'] };
    expect(kinds(prove({ elements, flows, data }))).toContain('deadlock: not proved');
  });

  it('finds a terminate end event that cuts off work with a step', () => {
    const elements = [start, parallel('f'), task('a'), task('b'), end('e1', { eventType: 'TERMINATE' }), end('e2')];
    const flows = [...path('s', 'f', 'a', 'e1'), ...path('f', 'b', 'e2')];
    expect(kinds(prove({ elements, flows }))).toEqual(['outlived-end: refuted']);
  });

  it('leaves open what a computed call may do', () => {
    const call: ElementSketch = {
      id: 'c',
      type: 'CALL_ACTIVITY',
      calledElement: {
        processId: expression('=which'),
        propagateAllParentVariables: true,
        propagateAllChildVariables: true,
      },
    };
    const elements = [start, call, task('a'), end()];
    const result = prove({ elements, flows: path('s', 'c', 'a', 'e'), forms: [{ kind: 'absence', of: pattern('b') }] });
    expect(verdicts(result)).toEqual(['not proved']);
    expect(kinds(result)).toEqual(['not supported: not proved']);
  });
});
