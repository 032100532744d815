import { deploy, type Act } from './acts.js';
import type { Resource } from './resources.js';

export * from './acts.js';
export * as bpmn from './bpmn.js';
export { processes } from './bpmn-parts.js';
export { dmn } from './dmn.js';
export { resource, type Resource } from './resources.js';

export interface ScenarioText {
  /** Deployed together before the first act; none when the acts deploy. */
  readonly resources?: readonly Resource[];
  readonly acts: readonly Act[];
}

/** What happens, act by act, named after the rule it pins; unique within its area. */
export interface Scenario {
  readonly name: string;
  /** Name of its recorded text. */
  readonly file: string;
  readonly acts: readonly Act[];
}

export interface Area {
  readonly area: string;
  readonly scenarios: readonly Scenario[];
}

export function scenario(name: string, { resources = [], acts }: ScenarioText): Scenario {
  return { name, file: slug(name), acts: resources.length > 0 ? [deploy(...resources), ...acts] : acts };
}

export function scenarios(area: string, all: readonly Scenario[]): Area {
  const twice = all.find(({ name }, i) => all.findIndex((other) => other.name === name) !== i);
  if (twice) throw new Error(`expected scenarios of ${area} to have names of their own, found '${twice.name}' twice`);
  const before = (i: number) => all.slice(0, i).filter(({ file }) => file === all[i]!.file).length;
  const named = all.map((one, i) => (before(i) === 0 ? one : { ...one, file: `${one.file}-${before(i) + 1}` }));
  return { area, scenarios: named };
}

/** The scenario's name as a file's name. */
function slug(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return words.slice(0, 80);
}
