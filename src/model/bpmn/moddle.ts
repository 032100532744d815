/** An element as moddle reads it: typed by `$type`, its properties by name. */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

/** What moddle noticed while reading; `property` and `value` are set for attributes and references. */
export interface ModdleWarning {
  readonly message: string;
  readonly element?: ModdleElement;
  readonly property?: string;
  readonly value?: string;
}

export interface ModdleResult {
  readonly rootElement: ModdleElement;
  readonly warnings: readonly ModdleWarning[];
}

/** What both moddle libraries are to us. `fromXML` rejects when the text is no document of its kind. */
export interface ModdleReader {
  fromXML(xml: string, options?: { lax?: boolean }): Promise<ModdleResult>;
}

export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** The elements of a many-valued property, none when it is absent. */
export function many(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The element of a single-valued property or reference; null when absent or unresolved. */
export function one(element: ModdleElement, property: string): ModdleElement | null {
  const value = element[property];
  return isElement(value) ? value : null;
}

/** The text of a property; null when absent or blank. */
export function text(element: ModdleElement | null, property: string): string | null {
  const value = element?.[property];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The Zeebe extension element of a type, such as `zeebe:TaskDefinition`; null when there is none. */
export function extension(element: ModdleElement, type: string): ModdleElement | null {
  return extensions(element).find((value) => value.$type === type) ?? null;
}

export function extensions(element: ModdleElement): readonly ModdleElement[] {
  const holder = one(element, 'extensionElements');
  return holder ? many(holder, 'values') : [];
}

/** The id of the element or, for parts without one, of the nearest element around it; null outside all. */
export function idOf(element: ModdleElement | undefined): string | null {
  for (let at = element; at; at = at.$parent) if (typeof at.id === 'string') return at.id;
  return null;
}
