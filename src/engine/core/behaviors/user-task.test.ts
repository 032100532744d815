import { describe, expect, it } from '@jest/globals';
import { USER_TASK_JOB_TYPE } from '../../../protocol/index.js';
import { expression, processOf, startEvent, userTask } from '../testing/process-builder.js';
import { testEngine } from '../testing/test-engine.js';

describe('user task', () => {
  it('is a job whose reserved headers say whose task it is, with which form, until when', () => {
    // given
    const engine = testEngine();
    const task = userTask({
      formKey: 'intake',
      assignee: expression('=person'),
      candidateGroups: expression('enforcement_officer, head'),
      candidateUsers: expression('=["li.na", "wang.jianguo"]'),
      dueDate: expression('2026-03-02T00:00:00+08:00'),
      followUpDate: expression('=null'),
    });
    engine.deploy(processOf('case', { start: startEvent(), intake: task }, ['start -> intake']));
    // when
    engine.start('case', { person: 'li.na' });
    // then
    expect(engine.activate(USER_TASK_JOB_TYPE).jobs).toMatchObject([
      {
        elementId: 'intake',
        retries: 1,
        customHeaders: {
          'io.camunda.zeebe:formKey': 'intake',
          'io.camunda.zeebe:assignee': 'li.na',
          'io.camunda.zeebe:candidateGroups': '["enforcement_officer","head"]',
          'io.camunda.zeebe:candidateUsers': '["li.na","wang.jianguo"]',
          'io.camunda.zeebe:dueDate': '2026-03-02T00:00:00+08:00',
        },
      },
    ]);
  });

  it('raises an EXTRACT_VALUE_ERROR for groups that are no list of strings', () => {
    // given
    const engine = testEngine();
    const task = userTask({ candidateGroups: expression('=["head", 7]') });
    engine.deploy(processOf('case', { start: startEvent(), intake: task }, ['start -> intake']));
    // when
    engine.start('case');
    // then
    expect(engine.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'intake' }]);
  });
});
