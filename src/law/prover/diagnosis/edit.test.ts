import { describe, expect, it } from '@jest/globals';
import { buildProcess, userTask } from '../../testing/process-builder.js';
import { applyEdits } from './edit.js';

const procedure = () =>
  buildProcess(
    'procedure',
    [
      { id: 'start', type: 'START_EVENT' },
      userTask('draft', 'draft', 'draft'),
      userTask('review', 'legal-review', 'legal-review'),
      { id: 'late', type: 'BOUNDARY_EVENT', eventType: 'TIMER', attachedTo: 'review' },
      { id: 'reviewed', type: 'EXCLUSIVE_GATEWAY' },
      userTask('decide', 'decision', 'decision'),
      { id: 'end', type: 'END_EVENT' },
    ],
    [
      { from: 'start', to: 'draft' },
      { from: 'draft', to: 'review' },
      { from: 'review', to: 'reviewed' },
      { from: 'late', to: 'decide' },
      { from: 'reviewed', to: 'decide', isDefault: true },
      { from: 'reviewed', to: 'draft' },
      { from: 'decide', to: 'end' },
    ],
  );
const processId = 'procedure';

describe('edits of the executable model', () => {
  it('should lead a flow elsewhere, known at both of its ends', () => {
    const [after] =
      applyEdits([procedure()], [{ processId, kind: 'redirect-flow', flowId: 'late-decide', target: 'review' }]) ?? [];
    expect(after?.elements.get('review')?.incoming.map(({ id }) => id)).toEqual(['draft-review', 'late-decide']);
    expect(after?.elements.get('decide')?.incoming.map(({ id }) => id)).toEqual(['reviewed-decide']);
    expect(after?.elements.get('late')?.outgoing).toMatchObject([{ target: 'review' }]);
  });

  it('should move the default and set a condition that the engine evaluates', () => {
    const condition = '=reviewOutcome = "APPROVE"';
    const [after] =
      applyEdits(
        [procedure()],
        [
          { processId, kind: 'set-default', elementId: 'reviewed', flowId: 'reviewed-draft' },
          { processId, kind: 'set-condition', flowId: 'reviewed-decide', condition },
        ],
      ) ?? [];
    const flow = after?.flows.get('reviewed-decide');
    expect(flow).toMatchObject({ isDefault: false, condition: { source: condition } });
    expect(after?.elements.get('reviewed')?.outgoing).toMatchObject([flow, { id: 'reviewed-draft', isDefault: true }]);
    expect(flow?.condition?.evaluate({ get: () => 'APPROVE', nowMs: 0 })).toEqual({ ok: true, value: true });
  });

  it('should take an activity out with its boundary events and all their flows', () => {
    const [after] = applyEdits([procedure()], [{ processId, kind: 'remove-element', elementId: 'review' }]) ?? [];
    expect([...(after?.flows.keys() ?? [])]).toEqual([
      'start-draft',
      'reviewed-decide',
      'reviewed-draft',
      'decide-end',
    ]);
    expect(after?.elements.has('late')).toBe(false);
  });

  it('should tag and leave what was given as it is', () => {
    const before = procedure();
    const [after] = applyEdits([before], [{ processId, kind: 'set-step', elementId: 'review', step: null }]) ?? [];
    expect(after?.elements.get('review')?.properties).toEqual({});
    expect(before.elements.get('review')?.properties).toEqual({ step: 'legal-review' });
  });

  it.each([
    [{ processId, kind: 'remove-flow', flowId: 'nowhere' }],
    [{ processId, kind: 'redirect-flow', flowId: 'late-decide', target: 'nowhere' }],
    [{ processId, kind: 'set-condition', flowId: 'reviewed-decide', condition: '=reviewOutcome = ' }],
    [{ processId, kind: 'set-default', elementId: 'reviewed', flowId: 'late-decide' }],
    [{ processId: 'other', kind: 'remove-flow', flowId: 'late-decide' }],
  ] as const)('should refuse as a whole what cannot be done: %j', (edit) => {
    const possible = { processId, kind: 'remove-flow', flowId: 'late-decide' } as const;
    expect(applyEdits([procedure()], [possible, edit])).toBeNull();
  });
});
