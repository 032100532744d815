import { duplicatesIn, type Migration, migrateInstance } from '../processing/migration.js';
import type { ExecutableProcess } from '../../../model/index.js';
import type { JsonObject } from '../../../protocol/index.js';
import { key, objects, text } from '../processing/command-fields.js';
import type { Rejection } from '../processing/failure.js';
import type { Step } from '../processing/step.js';
import type { ElementInstance } from '../state/element-instances.js';
import type { MappingInstruction, ProcessInstanceMigrationValue } from '../values.js';
import type { CommandHandler } from './command-handler.js';

/** The process instance goes on in the target definition, each active element in the one it is mapped to; all or nothing. */
export const processInstanceMigrationMigrate: CommandHandler = ({ key: processInstanceKey, value }, step) => {
  const migration: ProcessInstanceMigrationValue = {
    processInstanceKey,
    targetProcessDefinitionKey: key(value, 'targetProcessDefinitionKey'),
    mappingInstructions: instructionsOf(value),
  };
  const rejection = prepareAndMigrate(step, migration);
  if (rejection) step.reject(rejection.type, rejection.reason);
};

function prepareAndMigrate(step: Step, migration: ProcessInstanceMigrationValue): Rejection | null {
  const { processInstanceKey, targetProcessDefinitionKey, mappingInstructions } = migration;
  const instance = step.read.elements.get(processInstanceKey);
  if (!instance) {
    const reason = `Expected to migrate process instance but no process instance found with key '${processInstanceKey}'`;
    return { type: 'NOT_FOUND', reason };
  }
  const target = step.read.processes.get(targetProcessDefinitionKey);
  if (!target) {
    const reason = `Expected to migrate process instance to process definition but no process definition found with key '${targetProcessDefinitionKey}'`;
    return { type: 'NOT_FOUND', reason };
  }
  const source = step.read.definitions.process(instance.value.processDefinitionKey);
  const process = step.read.definitions.process(targetProcessDefinitionKey);
  const problem = planProblem(instance, mappingInstructions, source, process);
  if (problem !== null) return { type: 'INVALID_ARGUMENT', reason: problem };
  const mapping = new Map(mappingInstructions.map((one) => [one.sourceElementId, one.targetElementId]));
  const plan: Migration = { instance, source, target, process, mapping };
  return step.attempt(() => {
    const failed = migrateInstance(step, plan);
    if (!failed) step.reply(step.event('PROCESS_INSTANCE_MIGRATION', 'MIGRATED', processInstanceKey, migration));
    return failed;
  });
}

/** Null: every element that the plan names exists, and none is mapped twice. */
function planProblem(
  { key: instanceKey }: ElementInstance,
  instructions: readonly MappingInstruction[],
  source: ExecutableProcess,
  target: ExecutableProcess,
): string | null {
  const expected = `Expected to migrate process instance '${instanceKey}' but`;
  const twice = duplicatesIn(instructions.map(({ sourceElementId }) => sourceElementId));
  if (twice.length > 0) {
    return `${expected} the mapping instructions contain duplicate source element ids '[${twice.join(', ')}]'.`;
  }
  for (const { sourceElementId, targetElementId } of instructions) {
    const [side, id] = source.elements.has(sourceElementId) ? ['target', targetElementId] : ['source', sourceElementId];
    if (side === 'target' && target.elements.has(id)) continue;
    return (
      `${expected} mapping instructions contain a non-existing ${side} element id '${id}'. ` +
      `Elements provided in mapping instructions must exist in the ${side} process definition.`
    );
  }
  return null;
}

function instructionsOf(value: JsonObject): MappingInstruction[] {
  return objects(value, 'mappingInstructions').map((item) => ({
    sourceElementId: text(item, 'sourceElementId'),
    targetElementId: text(item, 'targetElementId'),
  }));
}
