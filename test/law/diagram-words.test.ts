import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ACTS, type Act } from '../../src/cases/acts/index.js';
import { OUTCOME_OF, STEP_OF } from '../../src/cases/monitor/steps.js';
import type { ActId } from '../../src/law/facts.js';
import { parseProcesses, type ExecutableElement } from '../../src/model/index.js';
import { obligationsOf } from './obligation-files.js';

const { steps } = obligationsOf('penalty-case');
const FILES = [
  'penalty-case/penalty-case',
  'shared/service-of-documents/service-of-documents',
  'shared/publication/publication',
];
let elements: ExecutableElement[] = [];

beforeAll(async () => {
  const parsed = await Promise.all(FILES.map((file) => parseProcesses(readFileSync(`processes/${file}.bpmn`, 'utf8'))));
  elements = parsed
    .flatMap((result) => (result.ok ? result.processes : []))
    .flatMap((one) => [...one.elements.values()]);
});

/** The words of diagram, acts and obligations must be the same ones, or facts would pass the obligations by. */
describe('the words of the penalty case', () => {
  it('should tag elements with declared steps only', () => {
    const tags = elements.flatMap(({ properties }) => properties['step'] ?? []);
    expect(tags.length).toBeGreaterThan(25);
    expect(tags.filter((tag) => !steps.has(tag))).toEqual([]);
  });

  it('should tag each user task with the step that its form performs', () => {
    const wrong = elements.flatMap(({ id, userTask, properties }) => {
      const step = userTask === null ? undefined : steps.get(properties['step'] ?? '');
      return userTask !== null && !step?.forms.includes(userTask.formKey ?? '') ? [id] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('should tag what the party does while the procedure waits for it', () => {
    const messages = elements.filter(({ message }) => message !== null);
    expect(messages.map(({ properties }) => properties['step']).sort()).toEqual([
      'hearing-request',
      'hearing-withdrawal',
      'statement',
      'waiver',
    ]);
  });

  it.each(Object.keys(STEP_OF) as ActId[])(
    '%s should be a declared step with the outcomes that its act accepts',
    (id) => {
      const act: Act = ACTS[id];
      const step = steps.get(STEP_OF[id]);
      expect(step?.forms).toEqual([id]);
      const schema = z.toJSONSchema(act.schema, { io: 'input' }) as { properties: Record<string, { enum?: string[] }> };
      const name = OUTCOME_OF[id];
      const accepted = name === undefined ? [] : schema.properties[name]?.enum;
      // A statement is in time or late by its day: nobody says it.
      expect(step?.outcomes).toEqual(id === 'statement' ? ['IN_TIME', 'LATE'] : accepted);
    },
  );
});
