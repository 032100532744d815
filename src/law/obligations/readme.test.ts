import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FORM_KEYS } from './language/forms.js';
import { readObligations } from './language/index.js';

const readme = readFileSync(join('src', 'law', 'obligations', 'README.md'), 'utf8');
const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

describe('the example of the README', () => {
  it('should be a file that is read, with each form once', () => {
    const result = readObligations(example, 'README.md');
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    expect(result.set.obligations.map(({ form }) => form.kind)).toEqual(FORM_KEYS);
  });
});
