import { attributes, escapeAttribute } from './bpmn-parts.js';

interface Decision {
  readonly id: string;
  readonly name?: string;
  readonly requires?: readonly string[];
  readonly logic: string;
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"';

/** DMN text and its parts. */
export const dmn = {
  graph(id: string, decisions: readonly Decision[]): string {
    const own = attributes({ id, name: id, namespace: 'http://fadu.test' });
    return `${HEAD}${own}>\n${decisions.map(decisionXml).join('\n')}\n</definitions>`;
  },
  decision: (id: string, logic: string, requires: readonly string[] = [], name = id): Decision => ({
    id,
    name,
    requires,
    logic,
  }),
  literal: (variable: string, expression: string): string =>
    `<variable${attributes({ name: variable })}/>@requires@<literalExpression><text>${escapeAttribute(expression)}</text></literalExpression>`,
  /** Inputs are expressions, outputs names; each rule lists its input entries, then its output entries. */
  table(
    inputs: readonly string[],
    outputs: readonly string[],
    rules: readonly (readonly string[])[],
    { hitPolicy, aggregation }: { readonly hitPolicy?: string; readonly aggregation?: string } = {},
  ): string {
    const text = (content: string) => `<text>${escapeAttribute(content)}</text>`;
    const ins = inputs.map(
      (expression, i) =>
        `<input id="i${i}"${attributes({ label: expression })}><inputExpression id="ie${i}">${text(expression)}</inputExpression></input>`,
    );
    const outs = outputs.map((name, i) => `<output id="o${i}"${attributes({ name })}/>`);
    const rows = rules.map((entries, r) => {
      const cells = entries.map((entry, i) => {
        const tag = i < inputs.length ? 'inputEntry' : 'outputEntry';
        return `<${tag} id="r${r}c${i}">${text(entry)}</${tag}>`;
      });
      return `<rule id="r${r}">${cells.join('')}</rule>`;
    });
    return `<decisionTable${attributes({ hitPolicy, aggregation })}>${[...ins, ...outs, ...rows].join('\n')}</decisionTable>`;
  },
};

function decisionXml({ id, name, requires = [], logic }: Decision): string {
  const needs = requires.map(
    (other) =>
      `<informationRequirement id="${id}-${other}"><requiredDecision href="#${other}"/></informationRequirement>`,
  );
  // The schema wants the variable before the requirements.
  const body = logic.includes('@requires@') ? logic.replace('@requires@', needs.join('')) : needs.join('') + logic;
  return `<decision${attributes({ id, name: name ?? id })}>${body}</decision>`;
}
