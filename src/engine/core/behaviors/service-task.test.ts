import { describe, expect, it } from '@jest/globals';
import { endEvent, expression, mapping, processOf, serviceTask, startEvent } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

const order = processOf('order', { start: startEvent(), pick: serviceTask('pick'), end: endEvent() }, [
  'start -> pick',
  'pick -> end',
]);

describe('service task', () => {
  it('writes its records in Zeebe’s order, and keys in the order of writing', () => {
    // given
    const engine = testEngine();
    engine.deploy(order);
    // when
    engine.start('order', { orderId: 'A-17' });
    engine.job('pick').complete();
    // then
    expect(engine.log().split('\n').slice(3)).toEqual([
      '4 COMMAND -1 PROCESS_INSTANCE_CREATION CREATE',
      '5 EVENT 2251799813685252 VARIABLE CREATED orderId',
      '6 COMMAND 2251799813685251 PROCESS_INSTANCE ACTIVATE_ELEMENT order',
      '7 EVENT 2251799813685253 PROCESS_INSTANCE_CREATION CREATED',
      '8 EVENT 2251799813685251 PROCESS_INSTANCE ELEMENT_ACTIVATING order',
      '9 EVENT 2251799813685251 PROCESS_INSTANCE ELEMENT_ACTIVATED order',
      '10 COMMAND -1 PROCESS_INSTANCE ACTIVATE_ELEMENT start',
      '11 EVENT 2251799813685254 PROCESS_INSTANCE ELEMENT_ACTIVATING start',
      '12 EVENT 2251799813685254 PROCESS_INSTANCE ELEMENT_ACTIVATED start',
      '13 COMMAND 2251799813685254 PROCESS_INSTANCE COMPLETE_ELEMENT start',
      '14 EVENT 2251799813685254 PROCESS_INSTANCE ELEMENT_COMPLETING start',
      '15 EVENT 2251799813685254 PROCESS_INSTANCE ELEMENT_COMPLETED start',
      '16 EVENT 2251799813685255 PROCESS_INSTANCE SEQUENCE_FLOW_TAKEN start-pick',
      '17 COMMAND 2251799813685256 PROCESS_INSTANCE ACTIVATE_ELEMENT pick',
      '18 EVENT 2251799813685256 PROCESS_INSTANCE ELEMENT_ACTIVATING pick',
      '19 EVENT 2251799813685257 JOB CREATED pick',
      '20 EVENT 2251799813685256 PROCESS_INSTANCE ELEMENT_ACTIVATED pick',
      '21 COMMAND 2251799813685257 JOB COMPLETE',
      '22 EVENT 2251799813685257 JOB COMPLETED pick',
      '23 EVENT 2251799813685258 PROCESS_EVENT TRIGGERING pick',
      '24 COMMAND 2251799813685256 PROCESS_INSTANCE COMPLETE_ELEMENT pick',
      '25 EVENT 2251799813685256 PROCESS_INSTANCE ELEMENT_COMPLETING pick',
      '26 EVENT 2251799813685258 PROCESS_EVENT TRIGGERED pick',
      '27 EVENT 2251799813685256 PROCESS_INSTANCE ELEMENT_COMPLETED pick',
      '28 EVENT 2251799813685259 PROCESS_INSTANCE SEQUENCE_FLOW_TAKEN pick-end',
      '29 COMMAND 2251799813685260 PROCESS_INSTANCE ACTIVATE_ELEMENT end',
      '30 EVENT 2251799813685260 PROCESS_INSTANCE ELEMENT_ACTIVATING end',
      '31 EVENT 2251799813685260 PROCESS_INSTANCE ELEMENT_ACTIVATED end',
      '32 EVENT 2251799813685260 PROCESS_INSTANCE ELEMENT_COMPLETING end',
      '33 EVENT 2251799813685260 PROCESS_INSTANCE ELEMENT_COMPLETED end',
      '34 COMMAND 2251799813685251 PROCESS_INSTANCE COMPLETE_ELEMENT order',
      '35 EVENT 2251799813685251 PROCESS_INSTANCE ELEMENT_COMPLETING order',
      '36 EVENT 2251799813685251 PROCESS_INSTANCE ELEMENT_COMPLETED order',
    ]);
  });

  it('raises an incident for a job type that is no string, without a job, and goes on when it is resolved', () => {
    // given
    const engine = testEngine();
    const task = { job: { type: expression('=kind'), retries: expression('3'), headers: { region: 'north' } } };
    engine.deploy(processOf('order', { start: startEvent(), pick: serviceTask('-', task) }, ['start -> pick']));
    const instance = engine.start('order', { kind: 7 });
    const [incident] = engine.incidents();
    expect(incident).toMatchObject({
      errorType: 'EXTRACT_VALUE_ERROR',
      errorMessage: "Expected result of the expression 'kind' to be 'STRING', but was 'NUMBER'.",
      elementId: 'pick',
      jobKey: '-1',
    });
    expect(engine.events('JOB')).toEqual([]);
    // when
    engine.accept('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey: instance.key, variables: { kind: 'north' } });
    engine.resolve(incident!.key);
    // then
    expect(engine.incidents()).toEqual([]);
    expect(engine.activate('north').jobs).toMatchObject([{ customHeaders: { region: 'north' }, retries: 3 }]);
  });

  it('sees the results of its input mappings as local variables, later ones those of earlier ones', () => {
    // given
    const engine = testEngine();
    const inputs = [mapping('=orderId', 'id'), mapping('=id + "-x"', 'label')];
    engine.deploy(
      processOf('order', { start: startEvent(), pick: serviceTask('pick', { inputs }) }, ['start -> pick']),
    );
    // when
    const instance = engine.start('order', { orderId: 'A' });
    // then
    expect(engine.local(instance.elementKey('pick'))).toEqual({ id: 'A', label: 'A-x' });
    expect(instance.variables()).toEqual({ orderId: 'A' });
  });
});
