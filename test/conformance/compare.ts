import { apply, wholly, type Accepted } from './accepted.js';
import { diff } from './diff.js';
import { drive, type Performance } from './drive.js';
import { render } from './render.js';
import type { Scenario } from './scenario.js';
import type { Shapes } from './shapes.js';
import type { Engine } from './side.js';

/** The lines of a scenario on our engine. */
export async function playOurs(engine: Engine, scenario: Scenario, shapes: Shapes): Promise<string[]> {
  return render(await drive(engine, scenario), shapes);
}

/** The lines of a scenario on the real broker, whose records teach the shapes. */
export async function playTheirs(engine: Engine, scenario: Scenario, shapes: Shapes): Promise<string[]> {
  const performance: Performance = await drive(engine, scenario);
  for (const { records } of performance.acts) for (const record of records) shapes.learn(record);
  return render(performance, shapes);
}

/** Empty when both did the same, but for what is accepted. A scenario whose difference is accepted as a whole must differ. */
export function differences(
  { name }: Scenario,
  theirs: readonly string[],
  ours: readonly string[],
  accepted: readonly Accepted[],
): string[] {
  const found = diff(apply(accepted, name, theirs), apply(accepted, name, ours));
  const whole = wholly(accepted, name);
  if (whole === null) return found;
  return found.length > 0 ? [] : [`nothing differs any more; take '${whole.id}' out of accepted.json`];
}
