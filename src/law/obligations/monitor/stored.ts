import type { Json } from '../../../protocol/index.js';
import { isLocalDate } from '../../calendar/index.js';
import type { ObligationSet } from '../definition.js';
import { compileSet, type Rule } from './compiled.js';
import type { MonitorState } from './state.js';

export type StoredMonitor =
  | { readonly ok: true; readonly state: MonitorState }
  /** `other version`: made by other obligations, replay the case into these; `damaged`: no state of theirs. */
  | { readonly ok: false; readonly reason: 'other version' | 'damaged'; readonly message: string };

/** The state as JSON text, to be kept with the case. */
export function serialiseMonitor(state: MonitorState): string {
  return JSON.stringify(state);
}

/** The state that was kept, checked in full against the obligations. */
export function parseMonitor(set: ObligationSet, text: string): StoredMonitor {
  const value = parsed(text);
  if (!isRecord(value)) return damaged('a JSON object', text.slice(0, 60));
  const { version } = compileSet(set);
  if (typeof value['version'] !== 'string') return damaged('the version of the obligations', String(value['version']));
  if (value['version'] !== version) {
    return {
      ok: false,
      reason: 'other version',
      message: `expected a monitor of ${version}, found one of ${value['version']}`,
    };
  }
  const wrong = firstWrong(set, value);
  return wrong === null ? { ok: true, state: value as unknown as MonitorState } : damaged(wrong.expected, wrong.found);
}

function firstWrong(
  set: ObligationSet,
  value: Readonly<Record<string, unknown>>,
): { expected: string; found: string } | null {
  const { rules, separated } = compileSet(set);
  const ruleOf = new Map(rules.map((rule) => [rule.definition.id, rule]));
  const { facts, automata, openedOn, people, attributes, version: _, ...more } = value;
  const running = isRecord(automata) ? automata : {};
  const checks: readonly (readonly [string, unknown, boolean])[] = [
    ['no other keys', Object.keys(more), Object.keys(more).length === 0],
    ['a number of facts', facts, Number.isSafeInteger(facts) && Number(facts) >= 0],
    ['states of automata', automata, everyEntry(automata, (id, at) => isStateOf(ruleOf.get(id), at))],
    ['days of open windows', openedOn, everyEntry(openedOn, (id, on) => isWindow(ruleOf.get(id)) && isLocalDate(on))],
    ['a day for each open window and no other', openedOn, sameWindows(rules, running, openedOn)],
    ['people of separated steps', people, everyEntry(people, (step, ids) => separated.has(step) && isTexts(ids))],
    ['declared attributes', attributes, everyEntry(attributes, (name) => set.attributes.has(name))],
  ];
  const failed = checks.find(([, , holds]) => !holds);
  return failed === undefined ? null : { expected: failed[0], found: JSON.stringify(failed[1]) ?? 'nothing' };
}

function isStateOf(rule: Rule | undefined, at: unknown): boolean {
  const states = rule?.automaton?.states.length ?? 0;
  return Number.isInteger(at) && Number(at) >= 0 && Number(at) < states;
}

function isWindow(rule: Rule | undefined): boolean {
  return rule?.definition.form.kind === 'window';
}

function sameWindows(rules: readonly Rule[], automata: Readonly<Record<string, unknown>>, openedOn: unknown): boolean {
  return rules
    .filter(isWindow)
    .every(
      ({ definition: { id } }) => ((automata[id] ?? 0) !== 0) === (isRecord(openedOn) && Object.hasOwn(openedOn, id)),
    );
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function everyEntry(value: unknown, holds: (key: string, entry: unknown) => boolean): boolean {
  return isRecord(value) && Object.entries(value).every(([key, entry]) => holds(key, entry));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function damaged(expected: string, found: string): StoredMonitor {
  return { ok: false, reason: 'damaged', message: `expected a monitor with ${expected}, found ${found.slice(0, 200)}` };
}
