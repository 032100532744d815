import { type BpmnDocument, eventKind } from '../bpmn/document.js';
import type { ModdleElement } from '../bpmn/moddle.js';
import type { LocalText } from '../finding.js';
import { waitingTogether } from './events-together.js';
import { problem, type Problem } from './rule.js';

/** Two events of one place that catch the same code, or both everything: which of them should win would be a guess. */
export function caughtTwice(
  document: BpmnDocument,
  kind: 'Error' | 'Escalation',
  codeOf: (event: ModdleElement) => string | null,
  name: LocalText,
): Problem[] {
  return waitingTogether(document).flatMap((events) => {
    const catching = events.filter((event) => eventKind(event) === kind);
    const codes = catching.map(codeOf);
    const again = catching.filter((_, index) => codes.indexOf(codes[index] ?? null) < index);
    return again.map((event) =>
      problem(
        event,
        {
          zh: `同一处已有事件捕获${codeOf(event) === null ? '全部' : '相同的'}${name.zh}。`,
          en: `Expected each ${name.en} code to be caught once in one place, found ${codeOf(event) ?? 'a catch-all'} twice.`,
        },
        { zh: '删除其中一个，或换一个代码。', en: 'Remove one of them, or choose another code.' },
      ),
    );
  });
}
