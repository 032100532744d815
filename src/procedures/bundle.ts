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
}

/** The procedures under the folder, those in `shared/` first since the others call them. Rejects when one is incomplete. */
export async function readBundles(folder: string): Promise<readonly ProcedureBundle[]> {
  const shared = await folders(join(folder, 'shared'));
  const others = (await folders(folder)).filter((path) => basename(path) !== 'shared');
  return Promise.all([...shared, ...others].map(readBundle));
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
  return { id, xml: await readFile(join(folder, `${id}.bpmn`), 'utf8'), decisions, forms: await readForms(folder) };
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
