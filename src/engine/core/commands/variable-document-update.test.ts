import { describe, expect, it } from '@jest/globals';
import { mapping, processOf, serviceTask, startEvent, subProcess } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const sub = subProcess(
  { s: startEvent(), work: serviceTask('work', { inputs: [mapping('=1', 'own')] }) },
  ['s -> work'],
  {
    inputs: [mapping('="sub"', 'level')],
  },
);
const nested = processOf('p', { start: startEvent(), sub }, ['start -> sub']);

function started(variables = {}) {
  const engine = testEngine();
  engine.deploy(nested);
  const instance = engine.start('p', variables);
  const scopes = { root: instance.key, sub: instance.elementKey('sub'), work: instance.elementKey('work') };
  const at = () => ({
    root: engine.local(scopes.root),
    sub: engine.local(scopes.sub),
    work: engine.local(scopes.work),
  });
  return { engine, scopes, at };
}

describe('setting variables', () => {
  it('PROPAGATE: each name goes to the nearest scope that has it, else to the root', () => {
    const { engine, scopes, at } = started({ top: 1 });
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', {
      scopeKey: scopes.work,
      updateSemantics: 'PROPAGATE',
      variables: { own: 2, level: 'x', top: 3, fresh: 4 },
    });
    expect(at()).toEqual({ root: { top: 3, fresh: 4 }, sub: { level: 'x' }, work: { own: 2 } });
  });

  it('LOCAL: every name goes exactly there', () => {
    const { engine, scopes, at } = started({ top: 1 });
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', {
      scopeKey: scopes.sub,
      updateSemantics: 'LOCAL',
      variables: { top: 9 },
    });
    expect(at()).toMatchObject({ root: { top: 1 }, sub: { top: 9, level: 'sub' } });
  });

  it('Zeebe’s quirk: a value equal to the nearest one is not used up there, and is created at the root', () => {
    const { engine, scopes, at } = started();
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: scopes.work, variables: { level: 'sub' } });
    expect(at()).toEqual({ root: { level: 'sub' }, sub: { level: 'sub' }, work: { own: 1 } });
  });

  it('writes no record for an equal value', () => {
    const { engine, scopes } = started({ top: { a: [1] } });
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: scopes.root, variables: { top: { a: [1] } } });
    expect(engine.events('VARIABLE').filter((event) => event.includes('UPDATED'))).toEqual([]);
  });

  it('holds any name and value: spaces, __proto__, null, deep documents', () => {
    const { engine, scopes } = started();
    const variables = JSON.parse('{"a b": null, "__proto__": {"x": [1, "法"]}, "": 0}') as Record<string, null>;
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: scopes.root, variables });
    expect(JSON.stringify(engine.local(scopes.root))).toBe('{"":0,"__proto__":{"x":[1,"法"]},"a b":null}');
  });

  it('refuses a scope that is not there', () => {
    const engine = testEngine();
    expect(engine.send('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: '9', variables: {} })).toMatchObject({
      rejectionType: 'NOT_FOUND',
      reason: "Expected to update variables for element with key '9', but no such element was found",
    });
  });
});
