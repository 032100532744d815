import type { FormValue } from '../values.js';
import type { KeyValueStore } from './key-value-store.js';
import { compositeKey, compositePrefix, Table } from './table.js';

/** Deployed forms. */
export class Forms {
  protected readonly forms: Table<FormValue>;
  protected readonly ofId: Table<true>;
  protected readonly lastVersion: Table<number>;

  constructor(store: KeyValueStore) {
    this.forms = new Table(store, 'form');
    this.ofId = new Table(store, 'form_of_id');
    this.lastVersion = new Table(store, 'form_last_version');
  }

  get(formKey: string): FormValue | undefined {
    return this.forms.get(formKey);
  }

  latest(formId: string): FormValue | undefined {
    const prefix = compositePrefix(formId);
    const forms = [...this.ofId.scan(prefix)].flatMap(([entry]) => this.get(entry.slice(prefix.length)) ?? []);
    return forms.sort((a, b) => b.version - a.version)[0];
  }

  /** Version of the next one that is deployed; numbers of deleted ones come again only when all of the id are gone. */
  nextVersion(formId: string): number {
    return (this.lastVersion.get(formId) ?? 0) + 1;
  }
}

export class MutableForms extends Forms {
  put(form: FormValue): void {
    this.forms.put(form.formKey, form);
    this.ofId.put(compositeKey(form.formId, form.formKey), true);
    this.lastVersion.put(form.formId, form.version);
  }

  remove({ formKey, formId }: FormValue): void {
    this.forms.delete(formKey);
    this.ofId.delete(compositeKey(formId, formKey));
    if (!this.latest(formId)) this.lastVersion.delete(formId);
  }
}
