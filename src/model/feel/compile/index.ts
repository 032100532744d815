import { SyntaxFailure } from '../failure.js';
import { childrenOf, parse } from '../grammar.js';
import { access } from './access.js';
import { type Code, Compiler, type NodeCompiler } from './compiler.js';
import { control } from './control.js';
import { functions } from './functions.js';
import { literals } from './literals.js';
import { operations } from './operations.js';
import { compileUnaryTests, type TestCode } from './tests.js';

/** How each kind of syntax node is compiled; a kind not listed is not supported. */
const NODES: Readonly<Record<string, NodeCompiler>> = {
  ...access,
  ...control,
  ...functions,
  ...literals,
  ...operations,
};

export interface Compiled<T> {
  readonly code: T;
  /** Names the expression reads and does not bind itself, each once. */
  readonly variables: readonly string[];
}

/** `bound`: names of values and functions around it, which are no variables. Throws `SyntaxFailure` when the text is no FEEL expression. */
export function compileExpressionText(text: string, bound: readonly string[] = []): Compiled<Code> {
  const compiler = new Compiler(text, NODES).binding(...bound);
  const [root, ...more] = childrenOf(parse(text, 'expression'));
  if (!root || more.length > 0) throw new SyntaxFailure(`expected one expression, found \`${text}\``);
  const code = compiler.compile(root);
  return { code, variables: [...compiler.free] };
}

/** Throws `SyntaxFailure` when the text is no list of unary tests. */
export function compileUnaryTestsText(text: string, bound: readonly string[] = []): Compiled<TestCode> {
  const compiler = new Compiler(text, NODES).binding(...bound);
  const code = compileUnaryTests(parse(text, 'unary tests'), compiler);
  return { code, variables: [...compiler.free] };
}
