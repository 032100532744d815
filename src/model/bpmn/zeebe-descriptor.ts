interface Property {
  readonly name: string;
  readonly type: string;
  readonly isAttr?: true;
  readonly isMany?: true;
  readonly isBody?: true;
}

interface Type {
  readonly name: string;
  readonly superClass: readonly string[];
  readonly properties: readonly Property[];
}

function type(name: string, ...properties: readonly Property[]): Type {
  return { name, superClass: ['Element'], properties };
}

const attributes = (...names: readonly string[]): Property[] =>
  names.map((name) => ({ name, type: 'String', isAttr: true }));
const flags = (...names: readonly string[]): Property[] =>
  names.map((name) => ({ name, type: 'Boolean', isAttr: true }));
const children = (name: string, of: string): Property => ({ name, type: of, isMany: true });

/**
 * The Zeebe extension elements that this release reads, or refuses by name, as a moddle package. The installed
 * `zeebe-bpmn-moddle` holds the same as a JSON file, which Node 20 only imports with a warning; a test compares the two.
 * An element or attribute not listed here is refused at deployment.
 */
export const ZEEBE = {
  name: 'zeebe',
  prefix: 'zeebe',
  uri: 'http://camunda.org/schema/zeebe/1.0',
  xml: { tagAlias: 'lowerCase' },
  types: [
    type('TaskDefinition', ...attributes('type', 'retries')),
    type('TaskHeaders', children('values', 'Header')),
    type('Header', ...attributes('id', 'key', 'value')),
    type('IoMapping', children('inputParameters', 'Input'), children('outputParameters', 'Output')),
    type('Input', ...attributes('source', 'target')),
    type('Output', ...attributes('source', 'target')),
    type('Subscription', ...attributes('correlationKey')),
    type(
      'CalledElement',
      ...attributes('processId', 'processIdExpression'),
      ...flags('propagateAllChildVariables', 'propagateAllParentVariables'),
    ),
    type('CalledDecision', ...attributes('decisionId', 'resultVariable')),
    type('Script', ...attributes('expression', 'resultVariable')),
    type('FormDefinition', ...attributes('formKey', 'formId', 'externalReference')),
    type('UserTaskForm', ...attributes('id'), { name: 'body', type: 'String', isBody: true }),
    type('AssignmentDefinition', ...attributes('assignee', 'candidateGroups', 'candidateUsers')),
    type('TaskSchedule', ...attributes('dueDate', 'followUpDate')),
    type('Properties', children('properties', 'Property')),
    type('Property', ...attributes('name', 'value')),
    type('VersionTag', ...attributes('value')),
    type('UserTask'),
    type('LoopCharacteristics', ...attributes('inputCollection', 'inputElement', 'outputCollection', 'outputElement')),
    type('ExecutionListeners', children('listeners', 'ExecutionListener')),
    type('ExecutionListener', ...attributes('eventType', 'retries', 'type')),
    type('TaskListeners', children('listeners', 'TaskListener')),
    type('TaskListener', ...attributes('eventType', 'retries', 'type')),
    type('PriorityDefinition', ...attributes('priority')),
  ],
} as const;
