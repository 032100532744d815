import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** `obligations.yml` of each folder of `processes/`, as text by procedure; procedures that are still to be drawn have one, too. */
export async function readObligationTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const places = [...(await inside(folder)), ...(await inside(join(folder, 'shared')))];
  const texts = await Promise.all(
    places.map(async (place) => {
      const text = await readFile(join(place, 'obligations.yml'), 'utf8').catch(() => null);
      return text === null ? [] : [[basename(place), text] as const];
    }),
  );
  return new Map(texts.flat());
}

async function inside(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
}
