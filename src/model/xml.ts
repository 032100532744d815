import type { ModdleElement, ModdleReader, ModdleWarning } from './bpmn/moddle.js';
import type { Finding } from './finding.js';
import { type Excess, excessOf } from './xml-scan.js';

/** A file with so many faults is refused for these alone. */
const WARNINGS_MAX = 200;

export type XmlResult =
  | { readonly ok: true; readonly root: ModdleElement; readonly warnings: readonly ModdleWarning[] }
  | { readonly ok: false; readonly finding: Finding };

/** The root element of the text, or why it cannot be read, with line and column where the parser tells them. */
export async function readXml(reader: ModdleReader, xml: string, kind: string): Promise<XmlResult> {
  const excess = excessOf(xml);
  if (excess) return { ok: false, finding: tooLarge(excess) };
  try {
    const { rootElement, warnings } = await reader.fromXML(xml);
    return { ok: true, root: rootElement, warnings: warnings.slice(0, WARNINGS_MAX) };
  } catch (error) {
    return { ok: false, finding: unreadable(kind, error instanceof Error ? error.message : String(error)) };
  }
}

function tooLarge({ found }: Excess): Finding {
  return {
    elementId: null,
    rule: 'resource-size',
    message: { zh: `文件有${found.zh}。`, en: `Expected a file within the limits, found ${found.en}.` },
    remedy: {
      zh: '拆成几个由调用活动连接的流程；不要使用文档类型声明。',
      en: 'Split it into processes joined by call activities; use no document type.',
    },
  };
}

function unreadable(kind: string, cause: string): Finding {
  const at = /line: (\d+)\s+column: (\d+)/.exec(cause);
  const [line, column] = [Number(at?.[1] ?? 0) + 1, Number(at?.[2] ?? 0) + 1];
  const detail = (/nested error: (.*)/s.exec(cause)?.[1] ?? cause).trim().slice(0, 300);
  const place = at
    ? { zh: `第 ${line} 行第 ${column} 列：`, en: `Line ${line}, column ${column}: ` }
    : { zh: '', en: '' };
  return {
    elementId: null,
    rule: 'readable-xml',
    message: {
      zh: `${place.zh}这不是 ${kind} 文件（${detail}）。`,
      en: `${place.en}expected ${kind}, found something else (${detail}).`,
    },
    remedy: { zh: '用建模器重新导出文件。', en: 'Export the file again from a modeler.' },
  };
}
