import { useEffect, useState } from 'react';
import type { FormComponent, FormSchema, Values } from '../api/types';
import { flatten } from './values';

type Evaluate = (expression: string, context: Values) => unknown;

/** Tells which components their `conditional.hide` hides at these values. FEEL is loaded only for forms that have conditions. */
export function useHidden(schema: FormSchema, values: Values): (component: FormComponent) => boolean {
  const conditional = everyComponent(schema.components).some((component) => component.conditional?.hide !== undefined);
  const [evaluate, setEvaluate] = useState<Evaluate | null>(null);
  useEffect(() => {
    if (conditional) void import('./feel-condition').then((module) => setEvaluate(() => module.evaluateCondition));
  }, [conditional]);
  return (component) => {
    const hide = component.conditional?.hide;
    if (hide === undefined || hide === '' || evaluate === null) return false;
    return evaluate(hide.replace(/^=/, ''), values) === true;
  };
}

function everyComponent(components: readonly FormComponent[]): FormComponent[] {
  return flatten(components).flatMap((component) => [component, ...everyComponent(component.components ?? [])]);
}
