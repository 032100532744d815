import { describe, expect, it } from '@jest/globals';
import { parseDecisions } from '../../../model/index.js';
import { element, expression, processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { testEngine, type TestEngine } from '../testing/test-engine.js';

const DMN = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="limits" name="Limits" namespace="http://example.org">
  <decision id="panel" name="Panel">
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="i" label="Amount"><inputExpression id="ie" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="o" name="required" typeRef="boolean"/>
      <rule id="r1"><inputEntry id="e1"><text>&gt;= 100</text></inputEntry><outputEntry id="o1"><text>true</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="e2"><text></text></inputEntry><outputEntry id="o2"><text>assert(amount, amount != null) &lt; 0</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;

async function deployed(): Promise<TestEngine> {
  const parsed = await parseDecisions(DMN);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  const engine = testEngine();
  engine.deployDecisions(parsed.drg, DMN);
  return engine;
}

describe('business rule task', () => {
  const called = { calledDecision: { decisionId: expression('panel'), resultVariable: 'panel' } };
  const rule = processOf(
    'p',
    { start: startEvent(), rule: element('BUSINESS_RULE_TASK', called), next: serviceTask('next') },
    ['start -> rule', 'rule -> next'],
  );

  it('writes the output of its decision to its result variable', async () => {
    const engine = await deployed();
    engine.deploy(rule);
    const instance = engine.start('p', { amount: 250 });
    expect(instance.waitingAt()).toEqual(['next']);
    expect(instance.variables()).toEqual({ amount: 250, panel: true });
    expect(engine.records.find(({ intent }) => intent === 'EVALUATED')!.value).toMatchObject({
      decisionId: 'panel',
      decisionOutput: 'true',
      elementId: 'rule',
      evaluatedDecisions: [{ decisionId: 'panel', decisionVersion: 1, matchedRules: [{ ruleId: 'r1', ruleIndex: 1 }] }],
    });
  });

  it('raises a DECISION_EVALUATION_ERROR, and evaluates again when it is resolved', async () => {
    const engine = await deployed();
    engine.deploy(rule);
    const instance = engine.start('p');
    expect(engine.incidents()).toMatchObject([{ errorType: 'DECISION_EVALUATION_ERROR', elementId: 'rule' }]);
    expect(engine.events('DECISION_EVALUATION')).toEqual(['DECISION_EVALUATION FAILED rule']);
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: instance.key, variables: { amount: 1 } });
    engine.resolve(engine.incidents()[0]!.key);
    expect(instance.variables()).toEqual({ amount: 1, panel: false });
  });

  it('raises a CALLED_DECISION_ERROR for a decision that is not there', () => {
    const engine = testEngine();
    engine.deploy(rule);
    engine.start('p');
    expect(engine.incidents()).toMatchObject([
      {
        errorType: 'CALLED_DECISION_ERROR',
        errorMessage: "Expected to evaluate decision 'panel', but no decision found for id 'panel'",
      },
    ]);
  });
});

describe('evaluating a decision', () => {
  it('answers with the output, by id or key; a failure is an answer too', async () => {
    const engine = await deployed();
    const byId = engine.accept('DECISION_EVALUATION', 'EVALUATE', { decisionId: 'panel', variables: { amount: 100 } });
    expect(byId).toMatchObject({ intent: 'EVALUATED', value: { decisionOutput: 'true' } });
    const decisionKey = String(byId.value['decisionKey']);
    const failed = engine.accept('DECISION_EVALUATION', 'EVALUATE', { decisionKey, variables: {} });
    expect(failed).toMatchObject({ intent: 'FAILED', value: { failedDecisionId: 'panel' } });
  });

  it.each([
    [{}, 'Expected either a decision id or a valid decision key, but none provided'],
    [{ decisionId: 'x' }, "Expected to evaluate decision 'x', but no decision found for id 'x'"],
    [{ decisionKey: '9' }, "Expected to evaluate decision '9', but no decision found for key '9'"],
  ])('refuses %j', (value, reason) => {
    const engine = testEngine();
    expect(engine.send('DECISION_EVALUATION', 'EVALUATE', value)).toMatchObject({
      rejectionType: 'INVALID_ARGUMENT',
      reason,
    });
  });
});
