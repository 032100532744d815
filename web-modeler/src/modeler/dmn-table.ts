/** One decision table read from DMN XML, for showing. */
export interface DecisionTable {
  readonly id: string;
  readonly name: string;
  readonly hitPolicy: string;
  readonly inputs: readonly { readonly label: string; readonly expression: string }[];
  readonly outputs: readonly { readonly label: string; readonly name: string }[];
  readonly rules: readonly {
    readonly id: string;
    readonly when: readonly string[];
    readonly then: readonly string[];
    readonly note: string;
  }[];
}

/** The decision tables of a DMN file in its order. Throws when the text is not well-formed XML. */
export function decisionTables(xml: string): DecisionTable[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const broken = document.querySelector('parsererror');
  if (broken !== null) throw new Error(`expected well-formed DMN, found: ${broken.textContent ?? ''}`);
  return [...elements(document, 'decisionTable')].map(tableOf);
}

function tableOf(table: Element): DecisionTable {
  const decision = table.parentElement;
  return {
    id: decision?.getAttribute('id') ?? '',
    name: decision?.getAttribute('name') ?? '',
    hitPolicy: table.getAttribute('hitPolicy') ?? 'UNIQUE',
    inputs: children(table, 'input').map((input) => {
      const expression = textOf(elements(input, 'inputExpression')[0]);
      return { label: input.getAttribute('label') ?? expression, expression };
    }),
    outputs: children(table, 'output').map((output) => {
      const name = output.getAttribute('name') ?? '';
      return { label: output.getAttribute('label') ?? name, name };
    }),
    rules: children(table, 'rule').map((rule) => ({
      id: rule.getAttribute('id') ?? '',
      when: children(rule, 'inputEntry').map(textOf),
      then: children(rule, 'outputEntry').map(textOf),
      note: textOf(children(rule, 'description')[0]) || textOf(children(rule, 'annotationEntry')[0]),
    })),
  };
}

function elements(parent: Document | Element, name: string): HTMLCollectionOf<Element> {
  return parent.getElementsByTagNameNS('*', name);
}

function children(parent: Element, name: string): Element[] {
  return [...parent.children].filter((child) => child.localName === name);
}

function textOf(element: Element | undefined): string {
  return element?.textContent?.trim() ?? '';
}
