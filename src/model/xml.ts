import type { ModdleElement, ModdleReader, ModdleWarning } from './bpmn/moddle.js';
import type { Finding } from './finding.js';

/** Room below the gateway's message limit of 4 MiB for the rest of a deployment. */
const CHARACTERS_MAX = 3_000_000;

export type XmlResult =
  | { readonly ok: true; readonly root: ModdleElement; readonly warnings: readonly ModdleWarning[] }
  | { readonly ok: false; readonly finding: Finding };

/** The root element of the text, or why it cannot be read, with line and column where the parser tells them. */
export async function readXml(reader: ModdleReader, xml: string, kind: string): Promise<XmlResult> {
  if (xml.length > CHARACTERS_MAX) return { ok: false, finding: tooLarge(xml.length) };
  try {
    const { rootElement, warnings } = await reader.fromXML(xml);
    return { ok: true, root: rootElement, warnings };
  } catch (error) {
    return { ok: false, finding: unreadable(kind, error instanceof Error ? error.message : String(error)) };
  }
}

function tooLarge(found: number): Finding {
  return {
    elementId: null,
    rule: 'resource-size',
    message: {
      zh: `文件有 ${found} 个字符，超过上限 ${CHARACTERS_MAX}。`,
      en: `Expected at most ${CHARACTERS_MAX} characters, found ${found}.`,
    },
    remedy: { zh: '拆成几个由调用活动连接的流程。', en: 'Split it into processes joined by call activities.' },
  };
}

function unreadable(kind: string, cause: string): Finding {
  const at = /line: (\d+)\s+column: (\d+)/.exec(cause);
  const [line, column] = [Number(at?.[1] ?? 0) + 1, Number(at?.[2] ?? 0) + 1];
  const detail = (/nested error: (.*)/s.exec(cause)?.[1] ?? cause).trim();
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
