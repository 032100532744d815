import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileExpression, compileFeel, compileUnaryTests } from './index.js';

/** Pieces of FEEL in any order: near-misses of the grammar, which plain random text hardly ever makes. */
const PIECES = [
  ...['a', 'b.c', '金额', '`x y`', '1', '0.5', '"s"', 'null', 'true', '?', '-', '+', '**', '/', '=', '!=', '<', '>='],
  ...['(', ')', '[', ']', '{', '}', ',', ':', '..', '.', 'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every'],
  ...['satisfies', 'and', 'or', 'not(', 'between', 'instance of', 'number', 'function(x)', 'sum(', 'date(', 'now()'],
  ...['@"P1D"', 'string join(', 'get value(', 'external', '//', '/*', '\n', ' ', 'item', 'partial', 'date and time('],
];

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(' ')),
);

const context = { nowMs: 0, get: () => undefined };

describe('FEEL for any text', () => {
  it('compiles or says why not, and what compiles evaluates to JSON or says why not', () => {
    fc.assert(
      fc.property(text, (source) => {
        const compiled = compileFeel(source);
        if (!compiled.ok) return expect(compiled.message).not.toBe('');
        const result = compiled.expression.evaluate(context);
        return expect(result.ok ? JSON.stringify(result.value) : result.message).toEqual(expect.any(String));
      }),
      { numRuns: 2000 },
    );
  });

  it('tests inputs or says why not', () => {
    fc.assert(
      fc.property(text, fc.jsonValue(), (source, input) => {
        const compiled = compileUnaryTests(source);
        if (!compiled.ok) return expect(compiled.message).not.toBe('');
        const result = compiled.expression.test(input as null, context);
        return expect(result.ok ? [true, false, null] : [result.message]).toContain(
          result.ok ? result.value : result.message,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('decimal arithmetic', () => {
  const decimal = fc.tuple(fc.integer(), fc.integer({ min: 0, max: 6 })).map(([n, scale]) => n / 10 ** scale);
  const holds = (source: string, variables: Record<string, number>): unknown => {
    const compiled = compileExpression(source);
    return compiled.ok && compiled.expression.evaluate({ nowMs: 0, get: (name) => variables[name] });
  };

  it.each(['=a + b - b = a', '=a + b = b + a', '=(a + b) * c = a * c + b * c', '=a - b = -(b - a)'])('%s', (source) => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(holds(source, { a, b, c })).toEqual({ ok: true, value: true });
      }),
    );
  });
});

describe('deep nesting', () => {
  it.each([
    ['parentheses', `${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['additions', Array(20_000).fill('1').join('+')],
    ['lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ])('of %s gives a value or a message', (_, source) => {
    const compiled = compileFeel(source);
    const said = compiled.ok ? compiled.expression.evaluate(context) : compiled;
    expect(said.ok || said.message).toBeTruthy();
  });
});
