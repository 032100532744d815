import type { DecisionBroker } from './broker.js';
import { literalDecisions } from './literal-decisions.js';
import { VARIABLES } from './values.js';

/** What the broker says to an expression: JSON text after `=`, `!` and why evaluating failed, or `?` where it does not deploy. */
export type Answer = string;

const BATCH = 60;

/** The broker's answers to all expressions, in their order. */
export async function askAll(broker: DecisionBroker, expressions: readonly string[], run: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < expressions.length; from += BATCH)
    answers.push(...(await ask(broker, expressions.slice(from, from + BATCH), `${run}_${from}`)));
  return answers;
}

/** A batch that does not deploy is halved until the culprits are alone. */
async function ask(broker: DecisionBroker, batch: readonly string[], id: string): Promise<Answer[]> {
  const rejected = await broker.deploy(`${id}.dmn`, literalDecisions(id, batch));
  if (rejected === null) return Promise.all(batch.map((_, index) => evaluate(broker, `${id}_${index}`)));
  if (batch.length === 1) return ['?'];
  const middle = Math.ceil(batch.length / 2);
  const halves = [batch.slice(0, middle), batch.slice(middle)];
  return [...(await ask(broker, halves[0]!, `${id}a`)), ...(await ask(broker, halves[1]!, `${id}b`))];
}

async function evaluate(broker: DecisionBroker, decisionId: string): Promise<Answer> {
  const { decisionOutput, failureMessage } = await broker.evaluate(decisionId, VARIABLES);
  return failureMessage === '' ? `=${decisionOutput}` : `!${reasonOf(failureMessage)}`;
}

/** The reason without the decision it was wrapped in. */
function reasonOf(message: string): string {
  return message.replace(/^Expected to evaluate decision '[^']*', but /, '');
}
