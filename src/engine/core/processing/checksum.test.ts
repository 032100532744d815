import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { checksum } from './checksum.js';

describe('checksum', () => {
  it.each(['', 'a', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'x'.repeat(1_000), '法度 <bpmn:process id="p"/>'])(
    'is MD5 in base64 of %j',
    (text) => {
      expect(checksum(text)).toBe(createHash('md5').update(text, 'utf8').digest('base64'));
    },
  );
});
