import { mergeLocal, mergeUpward } from '../processing/variables.js';
import type { CommandHandler } from './command-handler.js';
import { key, object, text } from '../processing/command-fields.js';

/** The variables are set: LOCAL exactly in this scope, PROPAGATE in the nearest scope that has the name, else at the root. */
export const variableDocumentUpdate: CommandHandler = ({ value }, step) => {
  const scopeKey = key(value, 'scopeKey');
  const scope = step.read.elements.get(scopeKey);
  if (!scope || scope.state === 'ELEMENT_TERMINATING') {
    const reason = `Expected to update variables for element with key '${scopeKey}', but no such element was found`;
    return step.reject('NOT_FOUND', reason);
  }
  const updateSemantics = text(value, 'updateSemantics') === 'LOCAL' ? 'LOCAL' : 'PROPAGATE';
  const variables = object(value, 'variables');
  const merge = updateSemantics === 'LOCAL' ? mergeLocal : mergeUpward;
  merge(step, scope.value, scopeKey, variables);
  const updated = { scopeKey, updateSemantics, variables, tenantId: scope.value.tenantId };
  step.reply(step.event('VARIABLE_DOCUMENT', 'UPDATED', step.newKey(), updated));
};
