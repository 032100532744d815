import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** One folder of `processes/`: a procedure with its tables and forms, as text. */
export interface ProcedureBundle {
  /** The folder's name, the same as the file's and the process's id. */
  readonly id: string;
  readonly xml: string;
  readonly decisions: readonly { readonly name: string; readonly xml: string }[];
  /** Form schemas by act. */
  readonly forms: Readonly<Record<string, object>>;
  /** `obligations.yml`, as text; null: the folder has none. */
  readonly obligations: string | null;
}

/**
 * The procedures under the folder, those in `shared/` first since the others call them. A folder without a diagram is none:
 * it may hold the obligations of a procedure that is still to be drawn. Rejects when one is incomplete.
 */
export async function readBundles(folder: string): Promise<readonly ProcedureBundle[]> {
  const shared = await folders(join(folder, 'shared'));
  const others = (await folders(folder)).filter((path) => basename(path) !== 'shared');
  const found = await Promise.all([...shared, ...others].map(async (path) => [path, await isDrawn(path)] as const));
  return Promise.all(found.filter(([, drawn]) => drawn).map(([path]) => readBundle(path)));
}

/** Whether the folder holds the diagram of the procedure it is named after. */
async function isDrawn(folder: string): Promise<boolean> {
  return (await readdir(folder)).includes(`${basename(folder)}.bpmn`);
}

async function folders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort();
}

async function readBundle(folder: string): Promise<ProcedureBundle> {
  const id = basename(folder);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.dmn')).sort();
  const decisions = await Promise.all(
    files.map(async (name) => ({ name, xml: await readFile(join(folder, name), 'utf8') })),
  );
  const xml = await readFile(join(folder, `${id}.bpmn`), 'utf8');
  const obligations = await readFile(join(folder, 'obligations.yml'), 'utf8').catch(() => null);
  return { id, xml, decisions, forms: await readForms(folder), obligations };
}

async function readForms(folder: string): Promise<Record<string, object>> {
  const names = await readdir(join(folder, 'forms')).catch(() => []);
  const forms = names.filter((name) => name.endsWith('.form')).sort();
  const entries = forms.map(async (name) => {
    const text = await readFile(join(folder, 'forms', name), 'utf8');
    return [basename(name, '.form'), JSON.parse(text) as object] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
