import { describe, expect, it } from '@jest/globals';
import {
  callActivity,
  element,
  endEvent,
  exclusive,
  expression,
  inclusive,
  mapping,
  multiInstance,
  processOf,
  serviceTask,
  startEvent,
  timer,
  userTask,
} from '../../../engine/core/testing/process-builder.js';
import type { ExecutableElement } from '../../../model/index.js';
import { obligation, pattern } from '../testing/fact-words.js';
import type { Fault } from '../faults.js';
import { attribute, feel, only, scene, step } from './testing/scene.js';

const task = (form: string, more: Partial<ExecutableElement> = {}) => ({ ...userTask({ formKey: form }), ...more });
const REVIEW = step('review', { outcomes: ['APPROVE', 'REJECT'], outcomeVariable: 'result' });
const nobody = (): boolean => false;

/** One task, then a gateway with the condition; else the default. */
function asked(condition: string, first: Parameters<typeof processOf>[1][string] = task('review')) {
  const elements = { s: startEvent(), t: first, g: exclusive(), yes: endEvent(), no: endEvent() };
  return processOf('p', elements, ['s -> t', 't -> g', `g -> yes : ${condition}`, 'g -> no : default']);
}

describe('the outcome of a step', () => {
  const reviewed = (faults: Fault[] = []) =>
    scene([asked('=result = "APPROVE"')], { steps: new Map([REVIEW]) }, [], new Set(faults));

  it('decides the branch that asks for its variable', () => {
    const { flows, complete, start } = reviewed();
    expect(flows('g', complete('t', start, 'APPROVE'))).toEqual(['g-yes']);
    expect(flows('g', complete('t', start, 'REJECT'))).toEqual(['g-no']);
  });

  it('is not there before: a declared variable is null when the case begins', () => {
    const first = asked('=result = "APPROVE"', element('MANUAL_TASK'));
    const { flows, start } = scene([first], { steps: new Map([REVIEW]) });
    expect(flows('g', start)).toEqual(['g-no']);
  });

  it('follows an attribute where the step says so', () => {
    const steps = new Map([
      step('draft'),
      step('review', { outcomes: ['APPROVE', 'REJECT'], outcomeFollows: 'plan', outcomeVariable: 'result' }),
    ]);
    const plan = attribute('plan', { type: 'enum', values: ['APPROVE', 'REJECT'], writtenBy: ['draft'] });
    const elements = {
      s: startEvent(),
      d: task('draft'),
      t: task('review'),
      g: exclusive(),
      yes: endEvent(),
      no: endEvent(),
    };
    const flowTexts = ['s -> d', 'd -> t', 't -> g', 'g -> yes : =plan = "APPROVE"', 'g -> no : default'];
    const { model, node, flows, complete, start } = scene([processOf('p', elements, flowTexts)], {
      steps,
      attributes: new Map([plan]),
    });
    const ways = model.onComplete(node('t'), complete('d', start), nobody);
    expect(ways.map(({ outcome }) => outcome).sort()).toEqual(['APPROVE', 'REJECT']);
    for (const { data, outcome } of ways) expect(flows('g', data)).toEqual([outcome === 'APPROVE' ? 'g-yes' : 'g-no']);
  });

  it('stays in the element whose input mapping has the name', () => {
    const inputs = [mapping('="REJECT"', 'result')];
    const more = { steps: new Map([REVIEW]) };
    const { flows, complete, start } = scene([asked('=result = "APPROVE"', task('review', { inputs }))], more);
    expect(flows('g', complete('t', start, 'APPROVE'))).toEqual(['g-no']);
  });

  it('goes no further than the output mappings say', () => {
    const outputs = [mapping('="REJECT"', 'result')];
    const more = { steps: new Map([REVIEW]) };
    const { flows, complete, start } = scene([asked('=result = "APPROVE"', task('review', { outputs }))], more);
    expect(flows('g', complete('t', start, 'APPROVE'))).toEqual(['g-no']);
  });
});

describe('writers', () => {
  const more = { steps: new Map([REVIEW, step('note', { writes: ['result'] })]) };

  it('of a declared variable leave any value in it', () => {
    const { flows, complete, start } = scene([asked('=result = "APPROVE"', task('note'))], more);
    expect(flows('g', complete('t', start)).sort()).toEqual(['g-no', 'g-yes']);
  });

  it('that are not declared write declared variables by assumption only, and name themselves', () => {
    const { model, node, start } = scene([asked('=result = "APPROVE"', serviceTask('anything'))], more);
    const ways = model.onComplete(node('t'), start, nobody);
    expect(ways.map(({ exact }) => exact)).toEqual([true, false]);
    expect(ways[1]!.assumed!.en).toContain('t may write result');
  });

  it('write undeclared variables as they like', () => {
    const { flows, complete, start } = scene([asked('=color = "red"', task('free'))], more);
    expect(flows('g', complete('t', start)).sort()).toEqual(['g-no', 'g-yes']);
  });

  it('that are listed write what is listed and nothing else', () => {
    const workers = new Map<string, readonly string[]>([['remind', []]]);
    const { flows, complete, start } = scene([asked('=result = "APPROVE"', serviceTask('remind'))], {
      ...more,
      workers,
    });
    expect(flows('g', complete('t', start))).toEqual(['g-no']);
  });

  it('in FEEL are worked out', () => {
    const text = expression('=if color = "red" then "APPROVE" else "REJECT"');
    const script = element('SCRIPT_TASK', { script: { expression: text, resultVariable: 'result' } });
    const { model, node, flows, complete, start } = scene(
      [asked('=result = "APPROVE" and color != "red"', script)],
      more,
    );
    expect(flows('g', complete('t', start))).toEqual(['g-no']);
    expect(model.touches(node('t'))).toBe(true);
  });
});

describe('conditions', () => {
  const flowsFor = (condition: string): string[] => {
    const { flows, start } = scene([asked(condition, element('MANUAL_TASK'))]);
    return flows('g', start).sort();
  };

  it.each([
    ['=amount >= 500', 'null has no order: an incident', ['-', 'g-no', 'g-yes']],
    ['=amount != null and amount >= 500', 'null is asked for first', ['g-no', 'g-yes']],
    ['=amount > 5 and amount < 3', 'nothing lies there', ['-', 'g-no']],
    ['=if amount = null then false else amount in [1..5]', 'ranges', ['g-no', 'g-yes']],
    ['=color in ("red", "green") and not(color = "red")', 'lists of tests', ['g-no', 'g-yes']],
    ['=color = "red" and color = "green"', 'never both', ['g-no']],
    ['=urgent', 'a boolean or null', ['-', 'g-no', 'g-yes']],
  ])('%s: %s', (condition, _, expected) => {
    expect(flowsFor(condition)).toEqual(expected);
  });

  it('that cannot be worked out hold either way, and are named with their element', () => {
    const { model, node, start } = scene([asked('=string length(color) > 3', task('free'))]);
    const ways = model.onBranch(node('g'), start);
    expect(ways.map(({ exact }) => exact)).toEqual([false, false]);
    expect(ways[0]!.assumed!.en).toContain('string length(color) > 3');
    expect(ways[0]!.assumed!.zh).toContain('g 的表达式');
  });

  it('are decided by a known part, whatever the unknown one says', () => {
    expect(flowsFor('=false and string length(color) > 3')).toEqual(['g-no']);
  });

  it('between two variables are exact where both are constants, assumed where both are something else', () => {
    expect(flowsFor('=color = other and color = "red"')).toEqual(['g-no', 'g-yes']);
    expect(flowsFor('=color = other and not(color in (null, "red"))')).toEqual(['g-no', 'g-yes?']);
  });

  it('of an inclusive gateway hold together or one by one', () => {
    const elements = { s: startEvent(), g: inclusive(), a: endEvent(), b: endEvent(), c: endEvent() };
    const texts = ['s -> g', 'g -> a : =x = 1', 'g -> b : =x != 2', 'g -> c : default'];
    const { flows, start } = scene([processOf('p', elements, texts)]);
    expect(flows('g', start).sort()).toEqual(['g-b', 'g-b+g-a', 'g-c']);
  });
});

describe('attributes', () => {
  const guarded = obligation('R', { kind: 'absence', of: pattern('review') }, { guard: feel('major = true') });
  const steps = new Map([REVIEW, step('draft'), step('note', { writes: ['major'] })]);
  const major = attribute('major', { writtenBy: ['draft'] });
  const elements = {
    s: startEvent(),
    d: task('draft'),
    n: task('note'),
    g: exclusive(),
    yes: task('review'),
    no: task('review'),
  };
  const decided = ['g -> yes : =major = true', 'g -> no : default'];
  const flowTexts = ['s -> d', 'd -> n', 'n -> g', ...decided];
  const set = { steps, attributes: new Map([major]), obligations: [guarded] };
  const guardOn = (data: Parameters<ReturnType<typeof scene>['flows']>[1], { model }: ReturnType<typeof scene>) =>
    model.guard(guarded, data).map(({ holds }) => holds);

  it('stand beside their variables: a branch on the variable tells the attribute', () => {
    const all = scene([processOf('p', elements, ['s -> d', 'd -> g', ...decided])], set);
    const { model, node, complete, start } = all;
    for (const { data, flows } of model.onBranch(node('g'), complete('d', start)))
      expect(guardOn(data, all)).toEqual([flows[0]!.id === 'g-yes']);
  });

  it('part from a variable that something else writes', () => {
    const all = scene([processOf('p', elements, flowTexts)], set);
    const { model, node, complete, start } = all;
    for (const { data } of model.onBranch(node('g'), complete('n', complete('d', start))))
      expect(guardOn(data, all).sort()).toEqual([false, true]);
  });

  it('are restricted by what a step ensures, unless the exception has happened', () => {
    const because = { zh: '系统确保', en: 'the application ensures it' };
    const ensures = [{ holds: feel('major = true'), unlessSeen: pattern('note'), because }];
    const ensuring = { ...set, steps: new Map([...steps, step('draft', { ensures })]) };
    const all = scene([processOf('p', elements, flowTexts)], ensuring);
    const after = (seen: boolean) => only(all.model.onComplete(all.node('d'), all.start, () => seen)).data;
    expect(guardOn(after(false), all)).toEqual([true]);
    expect(guardOn(after(true), all).sort()).toEqual([false, true]);
    expect(all.model.assumptionsUsed()).toEqual([because]);
  });
});

describe('a called process', () => {
  const child = processOf('child', { cs: startEvent(), r: task('review'), ce: endEvent() }, ['cs -> r', 'r -> ce']);
  const after = (call: ReturnType<typeof callActivity>): string[] => {
    const { model, node, flows, complete, start } = scene([asked('=result = "APPROVE"', call), child], {
      steps: new Map([REVIEW]),
    });
    const inside = complete('t/r', only(model.onActivate(node('t'), start)).data, 'APPROVE');
    return flows('g', complete('t', inside));
  };

  it('gives back all its variables, none, or what is mapped, as the call says', () => {
    expect(after(callActivity('child'))).toEqual(['g-yes']);
    expect(after(callActivity('child', {}, { children: false }))).toEqual(['g-no']);
    expect(after(callActivity('child', { outputs: [mapping('=result', 'result')] }, { children: false }))).toEqual([
      'g-yes',
    ]);
    expect(after(callActivity('child', { outputs: [mapping('=result', 'other')] }))).toEqual(['g-no']);
  });
});

describe('countersigning', () => {
  const loop = multiInstance('=[1, 2]', { outputCollection: 'results', outputElement: '=result' });
  const condition = '=every r in results satisfies r = "APPROVE"';
  const { model, node, flows, complete, start } = scene([asked(condition, task('review', loop))], {
    steps: new Map([REVIEW]),
  });
  const signed = (...outcomes: string[]): string[] => {
    const begun = only(model.onBodyActivate(node('t'), start, outcomes.length)).data;
    const inner = outcomes.reduce((data) => only(model.onActivate(node('t'), data)).data, begun);
    const done = outcomes.reduce((data, outcome) => complete('t', data, outcome), inner);
    return flows('g', only(model.onBodyComplete(node('t'), done)).data);
  };

  it('collects the outcomes, so that "every one approved" is exact', () => {
    expect(signed('APPROVE', 'APPROVE')).toEqual(['g-yes']);
    expect(signed('APPROVE', 'REJECT')).toEqual(['g-no']);
    expect(signed('REJECT', 'APPROVE')).toEqual(['g-no']);
  });

  it('has as many items as a constant list, else none, one or many', () => {
    expect(model.cardinality(node('t'), start).map(({ items }) => items)).toEqual([2]);
    const open = scene([asked(condition, task('review', multiInstance('=reviewers')))]);
    expect(open.model.cardinality(open.node('t'), open.start).map(({ items }) => items)).toEqual([0, 1, 2]);
  });

  it('ends early as the counts say', () => {
    const early = multiInstance('=[1, 2, 3]', { completionCondition: '=numberOfCompletedInstances >= 2' });
    const all = scene([asked('=x = 1', task('review', early))]);
    const holds = (completed: number) =>
      all.model
        .mayCompleteEarly(all.node('t'), all.start, { instances: 3, active: 3 - completed, completed, terminated: 0 })
        .map((choice) => [choice.holds, choice.exact]);
    expect(holds(1)).toEqual([[false, true]]);
    expect(holds(2)).toEqual([[true, true]]);
  });
});

describe('a legal clock', () => {
  const steps = new Map([step('notice'), step('note', { writes: ['closesAt'] })]);
  const clocks = [{ variable: 'closesAt', limit: 'T-PEN-07' as const, from: 'notice' }];
  const wait = { type: 'INTERMEDIATE_CATCH_EVENT' as const, ...timer('=date and time(closesAt)', 'date') };
  const elements = { s: startEvent(), a: task('notice'), g: exclusive(), n: task('note'), w: wait, e: endEvent() };
  const flowTexts = ['s -> g', 'g -> a : =x = 1', 'g -> n : =x = 2', 'g -> w : default', 'a -> g', 'n -> g', 'w -> e'];
  const { model, node, complete, start } = scene([processOf('p', elements, flowTexts)], {
    steps,
    clocks,
  });

  it('runs from the step that sets it until something else writes its variable', () => {
    const set = complete('a', start);
    expect(model.clockOf(node('w'), start)).toBeNull();
    expect(model.clockOf(node('w'), set)).toBe('T-PEN-07');
    expect(model.clockOf(node('w'), complete('n', set))).toBeNull();
  });

  it('cannot be set before: the timer has no date', () => {
    expect(model.timerIsSet(node('w'), start).map(({ holds }) => holds)).toEqual([false]);
    expect(model.timerIsSet(node('w'), complete('a', start)).map(({ holds }) => holds)).toEqual([true]);
  });
});

describe('what nobody reads any more', () => {
  it('is forgotten: two outcomes leave the same data behind the last gateway that asks', () => {
    const { model, node, complete, start } = scene([asked('=result = "APPROVE"')], { steps: new Map([REVIEW]) });
    const after = ['APPROVE', 'REJECT'].map((outcome) =>
      only(model.onBranch(node('g'), complete('t', start, outcome))),
    );
    expect(after[0]!.data.key).toBe(after[1]!.data.key);
  });
});
