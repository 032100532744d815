import { decide, decisionNotFound } from '../processing/decisions.js';
import type { CommandHandler } from './command-handler.js';
import { key, object, text } from '../processing/command-fields.js';

/** The decision is evaluated on its own. A failed evaluation is an answer too; only an unknown decision is refused. */
export const decisionEvaluationEvaluate: CommandHandler = ({ value }, step) => {
  const decisionId = text(value, 'decisionId');
  const decisionKey = key(value, 'decisionKey');
  if (decisionId === '' && decisionKey === '-1') {
    return step.reject('INVALID_ARGUMENT', 'Expected either a decision id or a valid decision key, but none provided');
  }
  const decision = decisionId === '' ? step.read.decisions.get(decisionKey) : step.read.decisions.latest(decisionId);
  if (!decision) {
    const reason = decisionId === '' ? decisionNotFound(decisionKey, 'key') : decisionNotFound(decisionId);
    return step.reject('INVALID_ARGUMENT', reason);
  }
  const outcome = decide(step, decision, object(value, 'variables'));
  step.reply(step.event('DECISION_EVALUATION', outcome.intent, step.newKey(), outcome.value));
};
