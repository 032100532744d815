import { type ModdleElement, text } from '../bpmn/moddle.js';
import { compileExpressionText, compiling } from '../feel/compiled.js';
import type { LocalText } from '../finding.js';
import { finding, type Findings } from './findings.js';
import type { Cell } from './graph.js';

/** The compiled text of a literal expression element; null, with a finding, when it is blank, not FEEL or not valid. */
export function parseCell(
  element: ModdleElement | null,
  decisionId: string,
  place: LocalText,
  findings: Findings,
  bound: readonly string[] = [],
): Cell | null {
  const language = text(element, 'expressionLanguage');
  if (language !== null && !/feel/i.test(language)) {
    findings.add(
      finding(
        decisionId,
        'valid-expression',
        { zh: `${place.zh}使用了 ${language}。`, en: `${place.en}: expected FEEL, found ${language}.` },
        { zh: '改写为 FEEL。', en: 'Write it in FEEL.' },
      ),
    );
    return null;
  }
  const source = text(element, 'text') ?? '';
  const compiled = findings.accept(
    compiling(() => compileExpressionText(source, bound)),
    decisionId,
    place,
  );
  return compiled && { source, ...compiled };
}
