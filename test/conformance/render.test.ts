import { describe, expect, it } from '@jest/globals';
import { diff } from './diff.js';
import type { Played } from './drive.js';
import { render } from './render.js';
import { Shapes } from './shapes.js';
import type { ExportedRecord } from './tape.js';

const SHAPES = new Shapes({ VARIABLE: ['name', 'scopeKey', 'value'], JOB: ['type', 'elementInstanceKey', 'deadline'] });

/** Lines of one act on an engine whose first key and clock are these. */
function lines(records: readonly Partial<ExportedRecord>[], baseMs = 1_900_000_000_000, suffix = ''): string[] {
  const whole = records.map((one) => ({ ...RECORD, timestamp: baseMs, ...one }) as ExportedRecord);
  const act: Played = { title: 'act', answer: { kind: 'ok', value: {} }, records: whole };
  return render({ baseMs, suffix, acts: [act] }, SHAPES).slice(2);
}

const RECORD = {
  recordType: 'EVENT',
  valueType: 'JOB',
  intent: 'CREATED',
  rejectionType: 'NULL_VAL',
  rejectionReason: '',
};
const job = (key: number | string, elementInstanceKey: number | string, deadline: number): Partial<ExportedRecord> => ({
  key,
  value: { type: 't', elementInstanceKey, deadline },
});
const variable = (name: string, key: number): Partial<ExportedRecord> => ({
  valueType: 'VARIABLE',
  key,
  value: { name, scopeKey: 2251799813685250, value: '1' },
});

describe('render', () => {
  it('makes two engines alike that differ in keys, time and names only', () => {
    const ours = lines([job('2251799813685251', '2251799813685250', 1_900_000_005_000)]);
    const theirs = lines(
      [
        {
          ...job(2251799813699999, 2251799813699998, 1_950_000_005_000),
          value: { type: 't__x', elementInstanceKey: 2251799813699998, deadline: 1_950_000_005_000 },
        },
      ],
      1_950_000_000_000,
      '__x',
    );
    expect(theirs).toEqual(ours);
    expect(ours).toEqual(['  @T+0', '  JOB CREATED K1 {"deadline":"T+5000","elementInstanceKey":"K2","type":"t"}']);
  });

  it('shows another order of keys', () => {
    const straight = lines([job(2251799813685250, -1, -1), job(2251799813685251, 2251799813685250, -1)]);
    const crossed = lines([job(2251799813685250, -1, -1), job(2251799813685251, 2251799813685252, -1)]);
    expect(diff(straight, crossed)).not.toEqual([]);
  });

  it('sorts the variables of one scope, whatever key each has', () => {
    const one = lines([variable('a', 2251799813685251), variable('b', 2251799813685252)]);
    expect(lines([variable('b', 2251799813685251), variable('a', 2251799813685252)])).toEqual(one);
  });

  it('names fields that are missing or too much', () => {
    expect(lines([{ key: 1, value: { type: 't', deadline: -1, extra: 1 } }]).slice(2)).toEqual([
      '  JOB lacks elementInstanceKey',
      '  JOB has no such field extra',
    ]);
  });
});

describe('diff', () => {
  it('is empty for equal texts', () => {
    expect(diff(['> a', 'x'], ['> a', 'x'])).toEqual([]);
  });

  it('marks what only one side has, with its act', () => {
    expect(diff(['> a', '1', '2', '3', '4'], ['> a', '1', '2', '3', '5'], 1)).toEqual(['  > a', '  3', '- 4', '+ 5']);
  });
});
