import type { FieldError, FormComponent, FormSchema, Values } from '../api/types';

export type NamePath = (string | number)[];

/** Components that carry a value; the others (text, separator …) are only shown. */
export function isInput(component: FormComponent): boolean {
  return component.type === 'dynamiclist' || component.key !== undefined;
}

/** The name of a component's value in its object. */
export function keyOf(component: FormComponent): string {
  return (component.type === 'dynamiclist' ? component.path : component.key) ?? component.key ?? component.id ?? '';
}

/** Every component with groups opened: a group only arranges. */
export function flatten(components: readonly FormComponent[]): FormComponent[] {
  return components.flatMap((component) =>
    component.type === 'group' ? flatten(component.components ?? []) : [component],
  );
}

/** What a form shows first: defaults of the schema, then what is known already. */
export function initialValues(schema: FormSchema, known: Values | null): Values {
  const values: Values = {};
  for (const component of flatten(schema.components)) {
    if (isInput(component)) values[keyOf(component)] = defaultOf(component);
  }
  return { ...values, ...(known ?? {}) };
}

export function defaultOf(component: FormComponent): unknown {
  if (component.defaultValue !== undefined) return component.defaultValue;
  if (component.type === 'checkbox') return false;
  if (component.type === 'checklist') return [];
  if (component.type === 'dynamiclist')
    return Array.from({ length: component.defaultRepetitions ?? 1 }, () => emptyItem(component));
  return undefined;
}

/** A new entry of a list: a text where the entry has one nameless field (a list of plain texts), else an object. */
export function emptyItem(list: FormComponent): unknown {
  if (isPlainList(list)) return '';
  const inputs = flatten(list.components ?? []).filter(isInput);
  return Object.fromEntries(inputs.map((component) => [keyOf(component), defaultOf(component)]));
}

/** True when the list holds plain texts and not objects: `properties.items` is "text". */
export function isPlainList(list: FormComponent): boolean {
  return list.properties?.['items'] === 'text';
}

/** What is sent: without empty texts, empty list entries and hidden fields, so that "not given" has one form. */
export function submitted(schema: FormSchema, values: Values, isHidden: (component: FormComponent) => boolean): Values {
  return collect(schema.components, values, isHidden);
}

function collect(
  components: readonly FormComponent[],
  values: Values,
  isHidden: (component: FormComponent) => boolean,
): Values {
  const result: Values = {};
  for (const component of flatten(components)) {
    if (!isInput(component) || isHidden(component)) continue;
    const value = cleaned(component, values[keyOf(component)], isHidden);
    if (value !== undefined) result[keyOf(component)] = value;
  }
  return result;
}

function cleaned(component: FormComponent, value: unknown, isHidden: (component: FormComponent) => boolean): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  if (component.type === 'dynamiclist' && Array.isArray(value)) return cleanedList(component, value, isHidden);
  return typeof value === 'string' ? value.trim() || undefined : value;
}

function cleanedList(
  list: FormComponent,
  items: readonly unknown[],
  isHidden: (component: FormComponent) => boolean,
): unknown {
  if (isPlainList(list)) return items.map((item) => String(item ?? '').trim()).filter((item) => item !== '');
  const objects = items.map((item) => collect(list.components ?? [], (item ?? {}) as Values, isHidden));
  const filled = objects.filter((item) =>
    Object.values(item).some((value) => value !== false && !(Array.isArray(value) && value.length === 0)),
  );
  return filled.length === 0 ? undefined : filled;
}

/** `values.points[0].text` or `values.points.0.text` as the name of a field. */
export function namePathOf(error: FieldError): NamePath {
  const parts = error.path.split(/[.[\]]+/).filter((part) => part !== '');
  if (parts[0] === 'values') parts.shift();
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
