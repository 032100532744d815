import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from './catalogue.js';
import { catalogueId, obligationsOf } from './obligation-files.js';

describe.each(Object.keys(CATALOGUE))('the obligations of %s', (procedure) => {
  const { obligations, ...set } = obligationsOf(procedure);
  const catalogued = CATALOGUE[procedure] ?? [];
  const ofId = (id: string) => obligations.filter((obligation) => catalogueId(obligation.id) === id);

  it('should bind the procedure of their folder', () => {
    expect(set.procedure).toBe(procedure);
  });

  it.each(catalogued)('$id should be an obligation, or a data rule with its reason', ({ id, dataRule }) => {
    expect({ id, said: ofId(id).length > 0 }).toEqual({ id, said: dataRule === null });
    expect(dataRule === null || dataRule.length > 20).toBe(true);
  });

  it.each(catalogued.filter(({ dataRule }) => dataRule === null))('$id should be checked as $checks', (row) => {
    const checked = new Set(ofId(row.id).flatMap(({ checks }) => checks));
    expect(row.checks.filter((check) => !checked.has(check))).toEqual([]);
  });

  it('should have no id that the catalogue does not know', () => {
    const known = new Set(catalogued.map(({ id }) => id));
    expect(obligations.filter(({ id }) => !known.has(catalogueId(id))).map(({ id }) => id)).toEqual([]);
  });

  it('should speak to the refused person in both languages, with source and remedy', () => {
    const silent = obligations.filter(({ title, message, remedy, article }) => {
      const texts = [title, message, remedy.text];
      return (
        article === '' || texts.some(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[\p{Script=Latin}]/u.test(en))
      );
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('should bind by the code of 2026 no earlier than it is in force', () => {
    const early = obligations.filter(
      ({ article, validFrom }) => article.startsWith('ECODE') && (validFrom ?? '') < '2026-08-15',
    );
    expect(early.map(({ id }) => id)).toEqual([]);
  });
});

describe('the called procedures', () => {
  it.each(['shared/service-of-documents', 'shared/publication'])('%s has no obligations of its own', (folder) => {
    expect(obligationsOf(folder).obligations).toEqual([]);
  });
});
