import type { Json, JsonObject, ProcessInstanceValue, VariableValue } from '../../../protocol/index.js';
import type { Step } from './step.js';

/** Whose variables these are; the fields every VARIABLE record carries. */
export type VariableOwner = Pick<
  ProcessInstanceValue,
  'processInstanceKey' | 'processDefinitionKey' | 'bpmnProcessId' | 'tenantId'
>;

/** Every entry is a variable of exactly this scope afterwards. An equal value leaves no record. */
export function mergeLocal(step: Step, owner: VariableOwner, scopeKey: string, document: JsonObject): void {
  for (const [name, value] of Object.entries(document)) setLocal(step, owner, scopeKey, name, value);
}

/**
 * Every entry goes up from the scope to the nearest one that has the name, else it is created at the root.
 *
 * Zeebe's quirk, kept: an entry that equals the variable it meets is not used up there. It keeps rising and ends at the
 * root. (`VariableBehavior.mergeDocument`; zeebe-facts §5.3.)
 */
export function mergeUpward(step: Step, owner: VariableOwner, scopeKey: string, document: JsonObject): void {
  const rising = new Map(Object.entries(document));
  let scope = scopeKey;
  for (
    let parent = step.read.elements.parentKey(scope);
    parent !== null;
    parent = step.read.elements.parentKey(scope)
  ) {
    for (const [name, value] of rising) {
      const variable = step.read.variables.local(scope, name);
      const text = JSON.stringify(value);
      if (!variable || variable.value === text) continue;
      step.event('VARIABLE', 'UPDATED', variable.key, variableValue(owner, scope, name, text));
      rising.delete(name);
    }
    scope = parent;
  }
  for (const [name, value] of rising) setLocal(step, owner, scope, name, value);
}

function setLocal(step: Step, owner: VariableOwner, scopeKey: string, name: string, value: Json): void {
  const variable = step.read.variables.local(scopeKey, name);
  const text = JSON.stringify(value);
  const record = variableValue(owner, scopeKey, name, text);
  if (!variable) step.event('VARIABLE', 'CREATED', step.newKey(), record);
  else if (variable.value !== text) step.event('VARIABLE', 'UPDATED', variable.key, record);
}

function variableValue(owner: VariableOwner, scopeKey: string, name: string, value: string): VariableValue {
  const { processInstanceKey, processDefinitionKey, bpmnProcessId, tenantId } = owner;
  return { name, value, scopeKey, processInstanceKey, processDefinitionKey, bpmnProcessId, tenantId };
}
