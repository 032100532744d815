/** BPMN, DMN or form text; its file name follows from its id unless it is given. */
export type Resource = string | { readonly name: string; readonly text: string };

export const resource = (name: string, text: string): Resource => ({ name, text });

export function fileOf(given: Resource, index: number): { name: string; text: string } {
  if (typeof given !== 'string') return given;
  if (given.trimStart().startsWith('{')) return { name: `${formId(given) ?? `form-${index}`}.form`, text: given };
  const process = /<(?:\w+:)?process [^>]*?\bid="([^"]*)"/.exec(given)?.[1];
  if (process !== undefined) return { name: `${process}.bpmn`, text: given };
  const dmn = /<(?:\w+:)?definitions [^>]*?\bid="([^"]*)"[^]*<(?:\w+:)?decision\b/.exec(given)?.[1];
  return dmn === undefined ? { name: `resource-${index}.bpmn`, text: given } : { name: `${dmn}.dmn`, text: given };
}

/** Names that are shared by everything on an engine: ids of processes, decisions and forms, names of messages and signals. */
export function sharedNames(text: string): string[] {
  const patterns = [
    /<(?:\w+:)?process\b[^>]*?\bid=["']([^"']*)["']/g,
    /<(?:\w+:)?decision\b[^>]*?\bid=["']([^"']*)["']/g,
    /<(?:\w+:)?(?:message|signal)\b[^>]*?\bname=["']([^"'=][^"']*)["']/g,
  ];
  const drg = /<(?:\w+:)?decision\b/.test(text)
    ? /<(?:\w+:)?definitions\b[^>]*?\bid=["']([^"']*)["']/.exec(text)
    : null;
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => name!));
  return [...found, drg?.[1], formId(text)].filter((name): name is string => Boolean(name));
}

const formId = (text: string): string | undefined =>
  text.trimStart().startsWith('{')
    ? /"id"\s*:\s*"([^"]+)"\s*,?\s*"?[^]*"type"\s*:\s*"default"/.exec(text)?.[1]
    : undefined;
