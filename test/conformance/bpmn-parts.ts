/** A piece of a process: what stands in its scope, and what must stand beside the process (messages, errors …). */
export interface Part {
  readonly xml: string;
  readonly roots: readonly string[];
}

export interface ProcessOptions {
  readonly name?: string;
  readonly executable?: boolean;
  readonly versionTag?: string;
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://fadu.test">`;

/** BPMN text with one process of these parts. */
export function process(id: string, parts: readonly Part[], options: ProcessOptions = {}): string {
  return processes([{ id, parts, options }]);
}

/** BPMN text with several processes. */
export function processes(
  all: readonly { readonly id: string; readonly parts: readonly Part[]; readonly options?: ProcessOptions }[],
): string {
  const bodies = all.map(({ id, parts, options = {} }) => {
    const { xml, roots } = definitions(parts);
    const tag = options.versionTag ? extension(`<zeebe:versionTag${attributes({ value: options.versionTag })}/>`) : '';
    const own = attributes({ id, name: options.name, isExecutable: String(options.executable ?? true) });
    return { xml: `<bpmn:process${own}>${tag}${wired(xml)}</bpmn:process>`, roots };
  });
  const roots = [...new Set(bodies.flatMap((body) => body.roots))];
  return `${HEAD}\n${roots.join('\n')}\n${bodies.map(({ xml }) => xml).join('\n')}\n</bpmn:definitions>`;
}

/** The schema wants associations after everything else of a scope. */
export function definitions(parts: readonly Part[]): Part {
  const isAssociation = ({ xml }: Part) => xml.startsWith('<bpmn:association');
  const ordered = [...parts.filter((part) => !isAssociation(part)), ...parts.filter(isAssociation)];
  return { xml: ordered.map(({ xml }) => xml).join('\n'), roots: ordered.flatMap(({ roots }) => roots) };
}

export const extension = (content: string): string =>
  content ? `<bpmn:extensionElements>${content}</bpmn:extensionElements>` : '';

/** ` a="1" b="2"`, leaving out what is undefined. */
export function attributes(all: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return set.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}

export const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Zeebe follows an element's `incoming` and `outgoing`, so each flow is named at both of its ends. */
function wired(xml: string): string {
  const flows = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)" sourceRef="([^"]+)" targetRef="([^"]+)"/g)];
  return xml.replace(/@wires (.+?)@/g, (_, element: string) => {
    const incoming = flows.filter(([, , , target]) => target === element);
    const outgoing = flows.filter(([, , source]) => source === element);
    // The schema wants all incoming flows before the outgoing ones.
    const named = (tag: string, all: typeof flows) => all.map(([, id]) => `<bpmn:${tag}>${id}</bpmn:${tag}>`).join('');
    return named('incoming', incoming) + named('outgoing', outgoing);
  });
}
