import type { SyntaxNode } from '@lezer/common';
import { isBuiltin, NONDETERMINISTIC, signatureByCount, signatureByNames } from '../builtins/index.js';
import type { Builtin } from '../builtins/define.js';
import { childrenOf } from '../grammar.js';
import { NameScope, type Scope } from '../scope.js';
import { FeelFunction, type FeelValue } from '../value.js';
import type { Code, Compiler, NodeCompiler } from './compiler.js';

/** Arguments as written: by position, or by parameter name. */
type Arguments =
  | { readonly kind: 'positional'; readonly codes: readonly Code[] }
  | { readonly kind: 'named'; readonly codes: ReadonlyMap<string, Code> };

function argumentsOf(node: SyntaxNode, compiler: Compiler): Arguments {
  const named = childrenOf(node).find((child) => child.type.name === 'NamedParameters');
  if (named) return { kind: 'named', codes: new Map(namedArguments(named, compiler)) };
  const positional = childrenOf(node).find((child) => child.type.name === 'PositionalParameters');
  const nodes = positional ? compiler.operands(positional) : [];
  return { kind: 'positional', codes: nodes.map((argument) => compiler.compile(argument)) };
}

function namedArguments(node: SyntaxNode, compiler: Compiler): [string, Code][] {
  return childrenOf(node)
    .filter((child) => child.type.name === 'NamedParameter')
    .map((child) => {
      const [name, value] = childrenOf(child);
      if (!name || !value) throw compiler.failure(child, 'expected `name: value`');
      return [compiler.name(name), compiler.compile(value)];
    });
}

/** Argument values in the order of the parameters; a parameter left out is null. */
function valuesOf(given: Arguments, parameters: readonly string[], scope: Scope): FeelValue[] {
  if (given.kind === 'positional') return given.codes.map((code) => code(scope));
  return parameters.map((parameter) => given.codes.get(parameter)?.(scope) ?? null);
}

const invocation: NodeCompiler = (node, compiler) => {
  const [callee] = childrenOf(node);
  if (!callee) throw compiler.failure(node, 'expected a function');
  const given = argumentsOf(node, compiler);
  const name = callee.type.name === 'VariableName' ? compiler.name(callee) : null;
  if (name === null && !isNamed(callee)) throw compiler.failure(callee, 'expected the name of a function');
  if (name !== null && !compiler.isBound(name)) return builtinCall(signature(name, given, callee, compiler), given);
  // The names of business knowledge models may have several words.
  const target: Code = name === null ? compiler.compile(callee) : (scope) => scope.lookup(name) ?? null;
  return (scope) => {
    const fn = target(scope);
    return fn instanceof FeelFunction && fits(given, fn) ? fn.invoke(valuesOf(given, fn.parameters, scope)) : null;
  };
};

/** A name, or a path of names: what Zeebe can call. */
function isNamed(callee: SyntaxNode): boolean {
  const [source] = childrenOf(callee);
  if (callee.type.name === 'PathExpression' && source) return isNamed(source);
  return callee.type.name === 'VariableName';
}

/** As many arguments as parameters; by name, only names the function has. */
function fits(given: Arguments, { parameters }: FeelFunction): boolean {
  if (given.kind === 'positional') return given.codes.length === parameters.length;
  return [...given.codes.keys()].every((name) => parameters.includes(name));
}

function builtinCall(builtin: Builtin, given: Arguments): Code {
  return (scope) => builtin.invoke(valuesOf(given, builtin.parameters, scope), scope.evaluation);
}

function signature(name: string, given: Arguments, node: SyntaxNode, compiler: Compiler): Builtin {
  if (NONDETERMINISTIC.includes(name))
    throw compiler.failure(node, `expected a function that always gives the same result, found \`${name}\``);
  if (!isBuiltin(name)) throw compiler.failure(node, `expected a FEEL function, found \`${name}\``);
  const found =
    given.kind === 'positional'
      ? signatureByCount(name, given.codes.length)
      : signatureByNames(name, [...given.codes.keys()]);
  if (found) return found;
  const wanted = given.kind === 'positional' ? `${given.codes.length} arguments` : [...given.codes.keys()].join(', ');
  throw compiler.failure(node, `expected arguments that \`${name}\` takes, found ${wanted}`);
}

const definition: NodeCompiler = (node, compiler) => {
  const parts = childrenOf(node);
  const parameters = parts
    .filter((part) => part.type.name === 'FormalParameters')
    .flatMap(childrenOf)
    .filter((part) => part.type.name === 'FormalParameter')
    .map((part) => parameterOf(part, compiler));
  const body = parts.find((part) => part.type.name === 'FunctionBody')?.firstChild;
  if (!body || parts.some((part) => part.type.name === 'external'))
    throw compiler.failure(node, 'expected a function body in FEEL; external functions are not supported');
  const code = compiler.binding(...parameters).compile(body);
  return (scope) =>
    new FeelFunction(parameters, (args) => {
      scope.evaluation.spend(1);
      return code(parameters.reduce<Scope>((inner, name, i) => new NameScope(inner, name, args[i] ?? null), scope));
    });
};

function parameterOf(node: SyntaxNode, compiler: Compiler): string {
  const [name, ...type] = childrenOf(node);
  if (type.length > 0) throw compiler.failure(node, 'expected a parameter without a type, as Zeebe knows none');
  return compiler.name(name ?? node);
}

export const functions: Readonly<Record<string, NodeCompiler>> = {
  FunctionInvocation: invocation,
  FunctionDefinition: definition,
};
