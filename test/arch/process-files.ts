import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface ProcessFile {
  /** Path from the repository's root. */
  readonly path: string;
  readonly text: string;
}

export interface FormComponent {
  readonly type: string;
  readonly key?: string;
  readonly label?: string;
  readonly values?: readonly { readonly value: unknown; readonly label: string }[];
  readonly validate?: { readonly required?: boolean };
  readonly conditional?: { readonly hide?: string };
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly FormComponent[];
}

export interface Form {
  readonly act: string;
  /** Folder of the procedure it belongs to. */
  readonly procedure: string;
  readonly schema: {
    readonly type: string;
    readonly schemaVersion: number;
    readonly components: readonly FormComponent[];
  };
}

/** Files below `processes/` with that extension, sorted by path. */
export function processFiles(extension: 'bpmn' | 'dmn' | 'form'): ProcessFile[] {
  return readdirSync('processes', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(`.${extension}`))
    .sort()
    .map((name) => join('processes', name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

export function forms(): Form[] {
  return processFiles('form').map(({ path, text }) => ({
    act: basename(path, '.form'),
    procedure: basename(dirname(dirname(path))),
    schema: JSON.parse(text) as Form['schema'],
  }));
}

/** Components that carry a value. */
export const inputsOf = (components: readonly FormComponent[]): FormComponent[] =>
  components.filter(({ type }) => type !== 'text');
