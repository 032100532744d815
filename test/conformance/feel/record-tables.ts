import { evaluateDecision, parseDecisions } from '../../../src/model/index.js';
import type { JsonObject } from '../../../src/protocol/index.js';
import type { DecisionAnswer, DecisionBroker } from './broker.js';
import { definitions } from './literal-decisions.js';

/** Some DRG elements and what to evaluate of them. */
export interface DecisionCase {
  /** The elements with `$` where the id of the file goes, so that ids differ from case to case. */
  readonly xml: string;
  readonly decisionId: string;
  readonly situations: readonly JsonObject[];
}

/** An answer per situation, or a single `?` where the file does not deploy. */
export type CaseAnswers = readonly string[];

const ID = 'g';

/** What the broker says, ids made independent of the run. */
export async function askCase(broker: DecisionBroker, one: DecisionCase, run: string): Promise<CaseAnswers> {
  const place = (text: string): string => text.replaceAll('$', run);
  const rejected = await broker.deploy(`${run}.dmn`, definitions(`d${run}`, place(one.xml)));
  if (rejected !== null) return ['?'];
  const answers: string[] = [];
  for (const situation of one.situations) {
    const answer = await broker.evaluate(place(one.decisionId), situation);
    answers.push(compact(answer).replaceAll(run, ID));
  }
  return answers;
}

/** `=` or `!`, then the output and every evaluated decision with its inputs and matched rules. */
function compact({ decisionOutput, failedDecisionId, failureMessage, evaluatedDecisions }: DecisionAnswer): string {
  const decisions = (evaluatedDecisions as unknown as BrokerDecision[]).map((one) => [
    one.decisionId,
    one.decisionType,
    JSON.parse(one.decisionOutput) as unknown,
    one.evaluatedInputs.map((input) => [input.inputId, input.inputName, JSON.parse(input.inputValue) as unknown]),
    one.matchedRules.map((rule) => [
      rule.ruleId,
      rule.ruleIndex,
      rule.evaluatedOutputs.map((output) => [
        output.outputId,
        output.outputName,
        JSON.parse(output.outputValue) as unknown,
      ]),
    ]),
  ]);
  if (failureMessage !== '') return `!${JSON.stringify([failedDecisionId, decisions])}`;
  return `=${JSON.stringify([JSON.parse(decisionOutput), decisions])}`;
}

interface BrokerDecision {
  readonly decisionId: string;
  readonly decisionType: string;
  readonly decisionOutput: string;
  readonly evaluatedInputs: readonly { inputId: string; inputName: string; inputValue: string }[];
  readonly matchedRules: readonly {
    ruleId: string;
    ruleIndex: number;
    evaluatedOutputs: readonly { outputId: string; outputName: string; outputValue: string }[];
  }[];
}

/** What we say, written as the broker's answers are; behind a `?` why the file does not deploy. */
export async function ourCase(one: DecisionCase): Promise<CaseAnswers> {
  const place = (text: string): string => text.replaceAll('$', ID);
  const parsed = await parseDecisions(definitions(`d${ID}`, place(one.xml)));
  if (!parsed.ok) return [`?${parsed.findings.map(({ message }) => message.en).join(' ')}`];
  return one.situations.map((situation) => {
    const result = evaluateDecision(parsed.drg, place(one.decisionId), situation, 0);
    const decisions = result.evaluatedDecisions.map((decision) => [
      decision.decisionId,
      decision.decisionType,
      decision.output,
      decision.inputs.map((input) => [input.inputId, input.inputName, input.inputValue]),
      decision.matchedRules.map((rule) => [
        rule.ruleId,
        rule.ruleIndex,
        rule.outputs.map((output) => [output.outputId, output.outputName, output.outputValue]),
      ]),
    ]);
    return result.ok
      ? `=${JSON.stringify([result.output, decisions])}`
      : `!${JSON.stringify([result.failedDecisionId, decisions])}`;
  });
}

/** The same answers; of rejections only that they are. */
export function sameAnswers(theirs: CaseAnswers, ours: CaseAnswers): boolean {
  return (
    theirs.length === ours.length &&
    theirs.every((answer, index) => answer === ours[index] || (answer === '?' && ours[index]?.startsWith('?') === true))
  );
}
