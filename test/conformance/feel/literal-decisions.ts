const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" namespace="fadu"';

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A DMN file around DRG elements. */
export function definitions(id: string, elements: string): string {
  return `${HEAD} id="${id}" name="${id}">${elements}</definitions>`;
}

/** One literal-expression decision per text, `e0`, `e1`, … with a prefix. */
export function literalDecisions(id: string, texts: readonly string[]): string {
  const decisions = texts.map(
    (text, index) =>
      `<decision id="${id}_${index}" name="${id}_${index}"><literalExpression><text>${escaped(text)}</text></literalExpression></decision>`,
  );
  return definitions(id, decisions.join(''));
}
