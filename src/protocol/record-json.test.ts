import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordOfExport, withNumericKeys, withTextKeys } from './index.js';

describe('records in an exporter’s JSON', () => {
  it('should keep every digit of a key beyond 2^53', () => {
    const record = recordOfExport(
      '{"partitionId":8,"key":18014398509481985,"position":42,"value":{"processInstanceKey":18014398509481987,"version":3,"flowScopeKey":-1}}',
    );
    expect(record).toEqual({
      partitionId: 8,
      key: '18014398509481985',
      position: 42,
      value: { processInstanceKey: '18014398509481987', version: 3, flowScopeKey: '-1' },
    });
  });

  it('should keep the keys of lists and of nested metadata', () => {
    const text = '{"jobKeys":[1,2],"decisionsMetadata":[{"decisionKey":7,"version":1}]}';
    expect(withTextKeys(text)).toBe('{"jobKeys":["1","2"],"decisionsMetadata":[{"decisionKey":"7","version":1}]}');
  });

  it('should leave what users named alone: variables, headers, correlation keys, text that looks like JSON', () => {
    const text =
      '{"value":{"variables":{"orderKey":5,"deep":[{"key":6}]},"customHeaders":{"formKey":"12"},"correlationKey":"12","value":"{\\"key\\":1}"}}';
    expect(withTextKeys(text)).toBe(text);
    expect(withNumericKeys(text)).toBe(text);
  });

  it('should write keys as numbers again', () => {
    const text = '{"key":2251799813685249,"value":{"parentProcessInstanceKey":-1,"elementId":"12","jobKeys":[3]}}';
    expect(withNumericKeys(withTextKeys(text))).toBe(text);
  });

  it('should change nothing but keys, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify({ variables: value, other: [value] });
        const read = JSON.parse(withTextKeys(text)) as { variables: unknown };
        expect(read.variables).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('should say when the JSON is broken', () => {
    for (const broken of ['{"key":1', '{"key":"', '', '{"key":--1}', '{"name\\'])
      expect(() => recordOfExport(broken)).toThrow(SyntaxError);
  });
});
