import { beforeAll, describe, expect, it } from '@jest/globals';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { ACTS, isActId } from '../../src/cases/acts/index.js';
import { checkStructure } from '../../src/law/index.js';
import { parseProcesses, type ExecutableElement, type ExecutableProcess } from '../../src/model/index.js';
import { ROLES } from '../../src/platform/roles.js';
import { forms, inputsOf, processFiles, type FormComponent } from './process-files.js';

const files = processFiles('bpmn');
const allForms = forms();
let processes: ExecutableProcess[] = [];
let userTasks: ExecutableElement[] = [];

beforeAll(async () => {
  const parsed = await Promise.all(files.map(({ text }) => parseProcesses(text)));
  const findings = parsed.flatMap((result) => (result.ok ? [] : result.findings));
  if (findings.length > 0) throw new Error(JSON.stringify(findings, null, 2));
  processes = parsed.flatMap((result) => (result.ok ? result.processes : []));
  userTasks = processes.flatMap(({ elements }) => [...elements.values()].filter(({ type }) => type === 'USER_TASK'));
});

const elements = (): ExecutableElement[] => processes.flatMap((process) => [...process.elements.values()]);

describe('procedures', () => {
  it('should have one process per folder, with the name of folder and file as its id', () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(processes.map(({ bpmnProcessId }) => bpmnProcessId)).toEqual(
      files.map(({ path }) => basename(path, '.bpmn')),
    );
    expect(files.map(({ path }) => basename(dirname(path)))).toEqual(files.map(({ path }) => basename(path, '.bpmn')));
  });

  it('should pass the structural check of the gate', () => {
    expect(checkStructure(processes)).toEqual([]);
  });

  it('should call only processes and decide only by tables that are here', () => {
    const called = elements().flatMap(({ calledElement }) => (calledElement ? [calledElement.processId.source] : []));
    const decided = elements().flatMap(({ calledDecision }) =>
      calledDecision ? [calledDecision.decisionId.source] : [],
    );
    const tables = processFiles('dmn').map(({ path }) => basename(path, '.dmn'));
    expect(called.filter((id) => !processes.some(({ bpmnProcessId }) => bpmnProcessId === id))).toEqual([]);
    expect([...decided].sort()).toEqual(tables);
  });

  it('should correlate every message by the case', () => {
    const messages = elements().flatMap(({ message }) => (message ? [message] : []));
    expect(messages.map(({ name }) => name.source).sort()).toEqual([
      'penalty-case.hearing-request',
      'penalty-case.hearing-withdrawal',
      'penalty-case.statement',
      'penalty-case.waiver',
    ]);
    expect(new Set(messages.map(({ correlationKey }) => correlationKey?.source))).toEqual(new Set(['=caseId']));
  });
});

describe('user tasks', () => {
  it('should all carry a step tag, a form and candidate roles that exist', () => {
    const roles = new Set<string>(ROLES);
    const wrong = userTasks.filter(({ properties, userTask }) => {
      const groups = (userTask?.candidateGroups?.source ?? '').split(',').map((group) => group.trim());
      return !properties['step'] || !userTask?.formKey || groups.some((group) => !roles.has(group));
    });
    expect(userTasks.length).toBeGreaterThan(15);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('should stand in the procedure that has their form', () => {
    const known = new Set(allForms.map(({ act, procedure }) => `${procedure}/${act}`));
    const missing = processes.flatMap(({ bpmnProcessId, elements: all }) =>
      [...all.values()].flatMap(({ userTask }) => (userTask ? [`${bpmnProcessId}/${userTask.formKey}`] : [])),
    );
    expect(missing.filter((form) => !known.has(form))).toEqual([]);
  });

  it('should be those of the acts that complete them, open to roles that may perform the act', () => {
    const wrong = userTasks.filter(({ id, userTask }) => {
      const act = isActId(userTask?.formKey ?? '') ? ACTS[userTask?.formKey as keyof typeof ACTS] : null;
      const groups = (userTask?.candidateGroups?.source ?? '').split(',');
      return !act?.elementIds.includes(id) || groups.some((group) => !(act.roles as string[]).includes(group));
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
    const tasks = new Set(userTasks.map(({ id }) => id));
    expect(Object.values(ACTS).flatMap(({ elementIds }) => elementIds.filter((id) => !tasks.has(id)))).toEqual([]);
  });
});

interface Schema {
  readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
  readonly required?: readonly string[];
}
const schemaOf = (act: string): Schema | null =>
  isActId(act) ? (z.toJSONSchema(ACTS[act].schema, { io: 'input' }) as unknown as Schema) : null;
const everyInput = (components: readonly FormComponent[]): FormComponent[] =>
  inputsOf(components).flatMap((input) => [input, ...everyInput(input.components ?? [])]);

describe('forms', () => {
  it('should exist once for the clue and for every act', () => {
    const acts = allForms.map(({ act }) => act).sort();
    expect(acts).toEqual([...Object.keys(ACTS), 'register-clue'].sort());
  });

  it.each(allForms)('$act should be a form-js schema with Chinese and English labels', ({ schema }) => {
    expect({ type: schema.type, recent: schema.schemaVersion >= 16 }).toEqual({ type: 'default', recent: true });
    const unnamed = everyInput(schema.components).filter(
      ({ label, properties }) => !/\p{Script=Han}/u.test(label ?? '') || !properties?.['labelEn'],
    );
    expect(unnamed).toEqual([]);
  });

  it.each(allForms.filter(({ act }) => isActId(act)))(
    '$act should ask for the values of its act',
    ({ act, schema }) => {
      const expected = schemaOf(act);
      const inputs = inputsOf(schema.components);
      const asked = inputs
        .filter(({ type, validate, conditional }) => type === 'checkbox' || (validate?.required && !conditional))
        .map(({ key }) => key);
      expect(inputs.map(({ key }) => key).sort()).toEqual(Object.keys(expected?.properties ?? {}).sort());
      expect([...asked].sort()).toEqual([...(expected?.required ?? [])].sort());
    },
  );

  it.each(allForms.filter(({ act }) => isActId(act)))(
    '$act should offer the choices that its act accepts',
    ({ act, schema }) => {
      const accepted = schemaOf(act)?.properties ?? {};
      for (const { key, values } of inputsOf(schema.components)) {
        const choices = accepted[key ?? '']?.enum;
        if (choices !== undefined)
          expect({ key, choices: values?.map(({ value }) => value) }).toEqual({ key, choices });
      }
    },
  );
});
