import { describe, expect, it } from '@jest/globals';
import type { ExecutableProcess } from '../../model/graph.js';
import {
  buildProcess,
  editedProcess,
  type ProcessEdit,
  callActivity,
  expression,
  userTask,
  type ElementSketch,
  type FlowSketch,
} from '../testing/process-builder.js';
import { impliesApproval } from './approved-flows.js';
import { checkStructure } from './index.js';

const APPROVED = '=reviewOutcome = "APPROVE"';

const ELEMENTS: readonly ElementSketch[] = [
  { id: 'start', type: 'START_EVENT' },
  userTask('investigate', 'investigation', 'investigation'),
  userTask('draft', 'draft', 'draft'),
  userTask('review', 'legal-review', 'legal-review'),
  { id: 'reviewed', type: 'EXCLUSIVE_GATEWAY' },
  { id: 'panel_needed', type: 'EXCLUSIVE_GATEWAY' },
  userTask('panel', 'collective-discussion', 'collective-discussion'),
  { id: 'agreed', type: 'EXCLUSIVE_GATEWAY' },
  userTask('decide', 'decision', 'decision'),
  { id: 'end', type: 'END_EVENT' },
];

const FLOWS: readonly FlowSketch[] = [
  { from: 'start', to: 'investigate' },
  { from: 'investigate', to: 'draft' },
  { from: 'draft', to: 'review' },
  { from: 'review', to: 'reviewed' },
  { from: 'reviewed', to: 'panel_needed', when: APPROVED },
  { from: 'reviewed', to: 'investigate', when: '=reviewOutcome != "APPROVE" and reviewReturnTo = "INVESTIGATION"' },
  { from: 'reviewed', to: 'draft', isDefault: true },
  { from: 'panel_needed', to: 'panel', when: '=panelRequired' },
  { from: 'panel_needed', to: 'decide', isDefault: true },
  { from: 'panel', to: 'agreed' },
  { from: 'agreed', to: 'decide', when: '=panelResult = "AGREE"' },
  { from: 'agreed', to: 'draft', isDefault: true },
  { from: 'decide', to: 'end' },
];

const procedure = (edit: ProcessEdit = {}): ExecutableProcess =>
  editedProcess('procedure', { elements: ELEMENTS, flows: FLOWS }, edit);

/** Rule and element of each finding. */
function found(...processes: readonly ExecutableProcess[]): readonly string[] {
  return checkStructure(processes).map(({ rule, elementId }) => `${rule} ${elementId ?? '-'}`);
}

describe('structural check', () => {
  it('passes the lawful procedure: returns by review and panel, discussion on demand', () => {
    expect(found(procedure())).toEqual([]);
  });

  it('passes a boundary event that only reminds', () => {
    const elements: ElementSketch[] = [
      { id: 'late', type: 'BOUNDARY_EVENT', eventType: 'TIMER', attachedTo: 'review', interrupting: false },
      { id: 'remind', type: 'SERVICE_TASK' },
    ];
    expect(found(procedure({ elements, flows: [{ from: 'late', to: 'remind' }] }))).toEqual([]);
  });

  it('passes two reviews in different places when every path takes the approved flow of one', () => {
    const elements: ElementSketch[] = [
      { id: 'which', type: 'EXCLUSIVE_GATEWAY' },
      userTask('senior_review', 'legal-review', 'legal-review'),
      { id: 'senior_reviewed', type: 'EXCLUSIVE_GATEWAY' },
    ];
    const flows: FlowSketch[] = [
      { from: 'draft', to: 'which' },
      { from: 'which', to: 'review', isDefault: true },
      { from: 'which', to: 'senior_review', when: '=major' },
      { from: 'senior_review', to: 'senior_reviewed' },
      { from: 'senior_reviewed', to: 'decide', when: APPROVED },
      { from: 'senior_reviewed', to: 'draft', isDefault: true },
    ];
    expect(found(procedure({ elements, flows, removed: ['draft-review'] }))).toEqual([]);
  });

  it('refuses a flow around the review', () => {
    expect(found(procedure({ flows: [{ from: 'draft', to: 'decide' }] }))).toEqual(['decision-around-review decide']);
  });

  it('names the path around the review', () => {
    const [finding] = checkStructure([procedure({ flows: [{ from: 'draft', to: 'decide' }] })]);
    expect(finding?.message.en).toContain('start → investigate → draft → decide');
    expect(finding?.message.zh).toContain('「draft」→「decide」');
  });

  it.each([true, false])(
    'refuses a boundary event on an earlier task that leads to the decision (interrupting %p)',
    (interrupting) => {
      const elements: ElementSketch[] = [
        { id: 'urgent', type: 'BOUNDARY_EVENT', eventType: 'TIMER', attachedTo: 'draft', interrupting },
      ];
      expect(found(procedure({ elements, flows: [{ from: 'urgent', to: 'decide' }] }))).toContain(
        'decision-around-review decide',
      );
    },
  );

  it('refuses a time-out of the review that counts as approval', () => {
    const elements: ElementSketch[] = [
      { id: 'silence', type: 'BOUNDARY_EVENT', eventType: 'TIMER', attachedTo: 'review' },
    ];
    expect(found(procedure({ elements, flows: [{ from: 'silence', to: 'panel_needed' }] }))).toContain(
      'decision-around-review decide',
    );
  });

  it('refuses a second flow out of the review itself', () => {
    expect(found(procedure({ flows: [{ from: 'review', to: 'decide' }] }))).toContain('decision-around-review decide');
  });

  describe('an event sub-process', () => {
    const esp: ElementSketch = { id: 'esp', type: 'EVENT_SUB_PROCESS' };
    const begun: ElementSketch = { id: 'begun', type: 'START_EVENT', eventType: 'MESSAGE', flowScope: 'esp' };

    it('is passed when it decides nothing', () => {
      const inform: ElementSketch = { id: 'inform', type: 'SERVICE_TASK', flowScope: 'esp' };
      expect(found(procedure({ elements: [esp, begun, inform], flows: [{ from: 'begun', to: 'inform' }] }))).toEqual(
        [],
      );
    });

    it.each([true, false])('is refused when it decides (interrupting %p)', (interrupting) => {
      const elements = [
        esp,
        { ...begun, interrupting },
        userTask('quick', 'decision', 'decision', { flowScope: 'esp' }),
      ];
      expect(found(procedure({ elements, flows: [{ from: 'begun', to: 'quick' }] }))).toEqual([
        'decision-around-review quick',
      ]);
    });

    it('is refused within a called process', () => {
      const child = buildProcess(
        'child',
        [
          { id: 'cs', type: 'START_EVENT' },
          esp,
          begun,
          userTask('quick', 'decision', 'decision', { flowScope: 'esp' }),
        ],
        [{ from: 'begun', to: 'quick' }],
      );
      const call = callActivity('call', 'child');
      const flows: FlowSketch[] = [
        { from: 'start', to: 'call' },
        { from: 'call', to: 'investigate' },
      ];
      expect(found(procedure({ elements: [call], flows, removed: ['start-investigate'] }), child)).toContain(
        'decision-around-review quick',
      );
    });

    it('counts for what comes after its scope: what it drafts anew is not what was reviewed', () => {
      const elements: ElementSketch[] = [
        { id: 'sub', type: 'SUB_PROCESS' },
        { id: 'ss', type: 'START_EVENT', flowScope: 'sub' },
        { ...esp, flowScope: 'sub' },
        begun,
        userTask('redraft', 'draft', 'draft', { flowScope: 'esp' }),
      ];
      const flows: FlowSketch[] = [
        { from: 'reviewed', to: 'sub', when: APPROVED },
        { from: 'sub', to: 'panel_needed' },
        { from: 'begun', to: 'redraft' },
      ];
      expect(found(procedure({ elements, flows, removed: ['reviewed-panel_needed'] }))).toEqual([
        'decision-on-stale-approval decide',
      ]);
    });
  });

  describe('a multi-instance activity', () => {
    const multiInstance = {
      isSequential: false,
      inputCollection: expression('=reviewers'),
      inputElement: null,
      outputCollection: null,
      outputElement: null,
      completionCondition: null,
    };

    it('is refused as review: without an item nobody reviews', () => {
      const review = userTask('review', 'legal-review', 'legal-review', { multiInstance });
      expect(found(procedure({ elements: [review] }))).toEqual(['review-not-performed review']);
    });

    it('is refused when it holds the review that the path depends on', () => {
      const elements: ElementSketch[] = [
        { id: 'sub', type: 'SUB_PROCESS', multiInstance },
        { id: 'ss', type: 'START_EVENT', flowScope: 'sub' },
        userTask('review', 'legal-review', 'legal-review', { flowScope: 'sub' }),
        { id: 'reviewed', type: 'EXCLUSIVE_GATEWAY', flowScope: 'sub' },
        { id: 'se', type: 'END_EVENT', flowScope: 'sub' },
      ];
      const flows: FlowSketch[] = [
        { from: 'draft', to: 'sub' },
        { from: 'ss', to: 'review' },
        { from: 'reviewed', to: 'se', when: APPROVED },
        { from: 'sub', to: 'panel_needed' },
      ];
      const removed = ['draft-review', 'reviewed-panel_needed', 'reviewed-investigate', 'reviewed-draft'];
      expect(found(procedure({ elements, flows, removed }))).toEqual(['decision-around-review decide']);
    });

    it('is refused when its items hide the outcome of the review', () => {
      const panel = userTask('panel', 'collective-discussion', 'collective-discussion', {
        multiInstance: { ...multiInstance, inputElement: 'reviewOutcome' },
      });
      expect(found(procedure({ elements: [panel] }))).toEqual(['review-outcome-overwritten panel']);
    });

    it('is passed elsewhere', () => {
      const panel = userTask('panel', 'collective-discussion', 'collective-discussion', { multiInstance });
      expect(found(procedure({ elements: [panel] }))).toEqual([]);
    });
  });

  it('follows a link around the review', () => {
    const elements: ElementSketch[] = [
      { id: 'which', type: 'EXCLUSIVE_GATEWAY' },
      { id: 'jump', type: 'INTERMEDIATE_THROW_EVENT', eventType: 'LINK', link: { name: 'L' } },
      { id: 'land', type: 'INTERMEDIATE_CATCH_EVENT', eventType: 'LINK', link: { name: 'L' } },
    ];
    const flows: FlowSketch[] = [
      { from: 'draft', to: 'which' },
      { from: 'which', to: 'jump', when: '=urgent' },
      { from: 'which', to: 'review', isDefault: true },
      { from: 'land', to: 'decide' },
    ];
    expect(found(procedure({ elements, flows, removed: ['draft-review'] }))).toEqual(['decision-around-review decide']);
  });

  it('follows compensation into its handler and back', () => {
    const compensation = { activityRef: null, handler: null };
    const elements: ElementSketch[] = [
      userTask('undo', 'draft', 'draft', { isForCompensation: true }),
      { id: 'back', type: 'INTERMEDIATE_THROW_EVENT', eventType: 'COMPENSATION', compensation },
    ];
    const flows: FlowSketch[] = [
      { from: 'reviewed', to: 'back', when: APPROVED },
      { from: 'back', to: 'panel_needed' },
    ];
    expect(found(procedure({ elements, flows, removed: ['reviewed-panel_needed'] }))).toEqual([
      'decision-on-stale-approval decide',
    ]);
  });

  it('takes an inclusive gateway after the review for no decision about approval', () => {
    const elements: ElementSketch[] = [{ id: 'reviewed', type: 'INCLUSIVE_GATEWAY' }];
    expect(found(procedure({ elements }))).toContain('decision-around-review decide');
  });

  it('refuses a parallel branch to the decision', () => {
    const elements: ElementSketch[] = [{ id: 'fork', type: 'PARALLEL_GATEWAY' }];
    const flows: FlowSketch[] = [
      { from: 'draft', to: 'fork' },
      { from: 'fork', to: 'review' },
      { from: 'fork', to: 'decide' },
    ];
    expect(found(procedure({ elements, flows, removed: ['draft-review'] }))).toContain('decision-around-review decide');
  });

  it('refuses the default flow as approved flow', () => {
    const flows: FlowSketch[] = [
      { from: 'reviewed', to: 'panel_needed', isDefault: true },
      { from: 'reviewed', to: 'draft', when: '=reviewOutcome = "REJECT"' },
    ];
    expect(found(procedure({ flows }))).toEqual(
      expect.arrayContaining(['decision-around-review decide', 'review-without-approval review']),
    );
  });

  it('refuses an approved flow whose condition another outcome satisfies, too', () => {
    const flows: FlowSketch[] = [
      { from: 'reviewed', to: 'panel_needed', when: '=reviewOutcome = "APPROVE" or urgent' },
    ];
    expect(found(procedure({ flows }))).toContain('decision-around-review decide');
  });

  it('refuses the returned draft that goes straight to the decision: IMPROVE is not approval', () => {
    const flows: FlowSketch[] = [{ from: 'reviewed', to: 'decide', when: '=reviewOutcome = "IMPROVE"' }];
    expect(found(procedure({ flows }))).toContain('decision-around-review decide');
  });

  it('refuses a flow into the gateway after the review, where an old outcome would open it', () => {
    expect(found(procedure({ flows: [{ from: 'agreed', to: 'reviewed', when: '=again' }] }))).toContain(
      'review-without-approval review',
    );
    expect(found(procedure({ flows: [{ from: 'draft', to: 'reviewed' }] }))).toContain('decision-around-review decide');
  });

  it('refuses a draft between approval and decision without a new review', () => {
    const elements = [userTask('polish', 'draft', 'draft')];
    const flows: FlowSketch[] = [
      { from: 'panel_needed', to: 'polish', isDefault: true },
      { from: 'polish', to: 'decide' },
    ];
    expect(found(procedure({ elements, flows, removed: ['panel_needed-decide'] }))).toEqual([
      'decision-on-stale-approval decide',
    ]);
  });

  it('refuses that draft also when its tag was taken off', () => {
    const elements = [userTask('polish', null, 'draft')];
    const flows: FlowSketch[] = [
      { from: 'panel_needed', to: 'polish', isDefault: true },
      { from: 'polish', to: 'decide' },
    ];
    expect(found(procedure({ elements, flows, removed: ['panel_needed-decide'] }))).toEqual([
      'decision-on-stale-approval decide',
    ]);
  });

  it('refuses new evidence between approval and decision without a new review', () => {
    const elements = [userTask('inspect', 'investigation', 'investigation')];
    const flows: FlowSketch[] = [
      { from: 'agreed', to: 'inspect', isDefault: true },
      { from: 'inspect', to: 'panel_needed' },
    ];
    expect(found(procedure({ elements, flows, removed: ['agreed-draft'] }))).toEqual([
      'decision-on-stale-approval decide',
    ]);
  });

  it('refuses a procedure without a decision, and one whose decision lost its tag', () => {
    expect(found(procedure({ removed: ['decide'] }))).toContain('decision-missing -');
    const untagged = procedure({ elements: [userTask('decide', null, 'decision')] });
    expect(found(untagged)).toEqual(expect.arrayContaining(['decision-missing -', 'decision-untagged decide']));
  });

  it('refuses a second deciding task without the tag', () => {
    const elements = [userTask('decide_fast', null, 'decision')];
    expect(found(procedure({ elements, flows: [{ from: 'draft', to: 'decide_fast' }] }))).toEqual([
      'decision-untagged decide_fast',
    ]);
  });

  it('refuses a decision that no start event reaches', () => {
    const cut = procedure({ removed: ['panel_needed-decide', 'agreed-decide'] });
    expect(found(cut)).toEqual(['decision-unreachable decide']);
  });

  it('refuses a procedure without a legal review', () => {
    const cut = procedure({ removed: ['review'], flows: [{ from: 'draft', to: 'reviewed' }] });
    expect(found(cut)).toEqual(expect.arrayContaining(['review-missing -', 'decision-around-review decide']));
  });

  it('refuses a review that is a script or another form under the tag', () => {
    const script = procedure({
      elements: [{ id: 'review', type: 'SCRIPT_TASK', properties: { step: 'legal-review' } }],
    });
    expect(found(script)).toEqual(['review-not-performed review']);
    expect(found(procedure({ elements: [userTask('review', 'legal-review', 'report')] }))).toEqual([
      'review-not-performed review',
    ]);
  });

  it.each<[string, ElementSketch]>([
    [
      'the review maps a constant',
      userTask('review', 'legal-review', 'legal-review', {
        outputs: [{ source: expression('="APPROVE"'), target: 'reviewOutcome' }],
      }),
    ],
    [
      'the review maps other variables only',
      userTask('review', 'legal-review', 'legal-review', {
        outputs: [{ source: expression('=reasons'), target: 'reasons' }],
      }),
    ],
    [
      'the review hides the outcome behind a local variable',
      userTask('review', 'legal-review', 'legal-review', {
        inputs: [{ source: expression('=1'), target: 'reviewOutcome' }],
      }),
    ],
    [
      'another task writes the outcome',
      userTask('panel', 'collective-discussion', 'collective-discussion', {
        outputs: [{ source: expression('="APPROVE"'), target: 'reviewOutcome' }],
      }),
    ],
    [
      'a script writes the outcome',
      {
        id: 'panel',
        type: 'SCRIPT_TASK',
        script: { expression: expression('="APPROVE"'), resultVariable: 'reviewOutcome' },
      },
    ],
    [
      'a table writes the outcome',
      {
        id: 'panel',
        type: 'BUSINESS_RULE_TASK',
        calledDecision: { decisionId: expression('d'), resultVariable: 'reviewOutcome' },
      },
    ],
  ])('refuses an overwritten outcome: %s', (_what, element) => {
    expect(found(procedure({ elements: [element] }))).toEqual([`review-outcome-overwritten ${element.id}`]);
  });

  it('passes a review that maps its own outcome', () => {
    const outputs = [{ source: expression('= reviewOutcome'), target: 'reviewOutcome' }];
    expect(found(procedure({ elements: [userTask('review', 'legal-review', 'legal-review', { outputs })] }))).toEqual(
      [],
    );
  });
});

describe('structural check of sub-processes and events', () => {
  const hearing: readonly ElementSketch[] = [
    { id: 'hearing', type: 'SUB_PROCESS', properties: { step: 'hearing' } },
    { id: 'hearing_start', type: 'START_EVENT', flowScope: 'hearing' },
    userTask('hold', 'hearing-session', 'hearing', { flowScope: 'hearing' }),
    { id: 'hearing_end', type: 'END_EVENT', flowScope: 'hearing' },
  ];
  const inside: readonly FlowSketch[] = [
    { from: 'hearing_start', to: 'hold' },
    { from: 'hold', to: 'hearing_end' },
  ];

  it('passes a hearing before the review, refuses it between approval and decision', () => {
    const before = procedure({
      elements: hearing,
      flows: [...inside, { from: 'draft', to: 'hearing' }, { from: 'hearing', to: 'review' }],
      removed: ['draft-review'],
    });
    expect(found(before)).toEqual([]);
    const after = procedure({
      elements: hearing,
      flows: [...inside, { from: 'panel_needed', to: 'hearing', isDefault: true }, { from: 'hearing', to: 'decide' }],
      removed: ['panel_needed-decide'],
    });
    expect(found(after)).toEqual(['decision-on-stale-approval decide']);
  });

  it('refuses a boundary event on a sub-process that leads to the decision', () => {
    const process = procedure({
      elements: [...hearing, { id: 'withdrawn', type: 'BOUNDARY_EVENT', eventType: 'MESSAGE', attachedTo: 'hearing' }],
      flows: [
        ...inside,
        { from: 'draft', to: 'hearing' },
        { from: 'hearing', to: 'review' },
        { from: 'withdrawn', to: 'decide' },
      ],
      removed: ['draft-review'],
    });
    expect(found(process)).toContain('decision-around-review decide');
  });

  it('sees a decision inside a sub-process, and leaves a sub-process also by an implicit end', () => {
    const box: ElementSketch[] = [
      { id: 'box', type: 'SUB_PROCESS' },
      { id: 'box_start', type: 'START_EVENT', flowScope: 'box' },
      userTask('decide_inside', 'decision', 'decision', { flowScope: 'box' }),
    ];
    const flows: FlowSketch[] = [
      { from: 'box_start', to: 'decide_inside' },
      { from: 'draft', to: 'box' },
      { from: 'box', to: 'decide' },
    ];
    expect(found(procedure({ elements: box, flows }))).toEqual(
      expect.arrayContaining(['decision-around-review decide_inside', 'decision-around-review decide']),
    );
  });

  it('an error end event does not leave its sub-process by the ordinary flow', () => {
    const box: ElementSketch[] = [
      { id: 'box', type: 'SUB_PROCESS' },
      { id: 'box_start', type: 'START_EVENT', flowScope: 'box' },
      { id: 'box_error', type: 'END_EVENT', eventType: 'ERROR', flowScope: 'box' },
      { id: 'caught', type: 'BOUNDARY_EVENT', eventType: 'ERROR', attachedTo: 'box' },
    ];
    const flows = [
      { from: 'box_start', to: 'box_error' },
      { from: 'draft', to: 'box' },
      { from: 'box', to: 'decide' },
    ];
    expect(found(procedure({ elements: box, flows: [...flows, { from: 'caught', to: 'review' }] }))).toEqual([]);
    expect(found(procedure({ elements: box, flows: [...flows, { from: 'caught', to: 'decide' }] }))).toContain(
      'decision-around-review decide',
    );
  });

  it('refuses an event of an event-based gateway that leads to the decision', () => {
    const elements: ElementSketch[] = [
      { id: 'wait', type: 'EVENT_BASED_GATEWAY' },
      { id: 'closed', type: 'INTERMEDIATE_CATCH_EVENT', eventType: 'TIMER' },
      { id: 'waived', type: 'INTERMEDIATE_CATCH_EVENT', eventType: 'MESSAGE' },
    ];
    const flows: FlowSketch[] = [
      { from: 'draft', to: 'wait' },
      { from: 'wait', to: 'closed' },
      { from: 'wait', to: 'waived' },
      { from: 'closed', to: 'review' },
    ];
    const removed = ['draft-review'];
    expect(found(procedure({ elements, flows: [...flows, { from: 'waived', to: 'review' }], removed }))).toEqual([]);
    expect(found(procedure({ elements, flows: [...flows, { from: 'waived', to: 'decide' }], removed }))).toContain(
      'decision-around-review decide',
    );
  });

  it('refuses a message start event that leads to the decision', () => {
    const elements: ElementSketch[] = [{ id: 'ordered', type: 'START_EVENT', eventType: 'MESSAGE' }];
    expect(found(procedure({ elements, flows: [{ from: 'ordered', to: 'decide' }] }))).toEqual([
      'decision-around-review decide',
    ]);
  });
});

describe('structural check of called processes', () => {
  const service = buildProcess(
    'service',
    [
      { id: 's_start', type: 'START_EVENT' },
      userTask('serve', 'service', 'service'),
      { id: 's_end', type: 'END_EVENT' },
    ],
    [
      { from: 's_start', to: 'serve' },
      { from: 'serve', to: 's_end' },
    ],
  );
  const calling = (processId: string, from = 'decide', to = 'end') =>
    procedure({
      elements: [callActivity('call', processId)],
      flows: [
        { from, to: 'call' },
        { from: 'call', to },
      ],
      removed: [`${from}-${to}`],
    });

  it('passes a known callee, and does not ask the callee for a decision of its own', () => {
    expect(found(calling('service'), service)).toEqual([]);
    expect(found(service, calling('="service"'))).toEqual([]);
  });

  it('refuses an unknown callee and one that only data names', () => {
    expect(found(calling('service'))).toEqual(['call-cannot-be-checked call']);
    expect(found(calling('=which'), service)).toContain('call-cannot-be-checked call');
  });

  it('sees a decision inside a called process', () => {
    const deciding = buildProcess(
      'service',
      [{ id: 's_start', type: 'START_EVENT' }, userTask('decide_called', 'decision', 'decision')],
      [{ from: 's_start', to: 'decide_called' }],
    );
    expect(found(calling('service', 'draft', 'review'), deciding)).toEqual(['decision-around-review decide_called']);
    expect(found(calling('service'), deciding)).toEqual([]);
  });

  it('sees a draft inside a process called between approval and decision', () => {
    const drafting = buildProcess(
      'service',
      [{ id: 's_start', type: 'START_EVENT' }, userTask('redraft', 'draft', 'draft')],
      [{ from: 's_start', to: 'redraft' }],
    );
    const process = procedure({
      elements: [callActivity('call', 'service')],
      flows: [
        { from: 'panel_needed', to: 'call', isDefault: true },
        { from: 'call', to: 'decide' },
      ],
      removed: ['panel_needed-decide'],
    });
    expect(found(process, service)).toEqual([]);
    expect(found(process, drafting)).toEqual(['decision-on-stale-approval decide']);
  });

  it('checks a procedure that hides in a cycle of calls, and refuses the cycle', () => {
    const helper = buildProcess(
      'helper',
      [{ id: 'h_start', type: 'START_EVENT' }, callActivity('back', 'procedure')],
      [{ from: 'h_start', to: 'back' }],
    );
    const hidden = procedure({
      elements: [callActivity('call', 'helper')],
      flows: [
        { from: 'decide', to: 'call' },
        { from: 'call', to: 'end' },
        { from: 'draft', to: 'decide' },
      ],
      removed: ['decide-end'],
    });
    const lawful = buildProcess('other', ELEMENTS, FLOWS);
    expect(found(lawful, hidden, helper)).toEqual(
      expect.arrayContaining(['decision-around-review decide', 'call-cannot-be-checked back']),
    );
  });
});

describe('condition that implies approval', () => {
  it.each([
    '=reviewOutcome = "APPROVE"',
    '=reviewOutcome="APPROVE"',
    '= "APPROVE" = reviewOutcome',
    '=(reviewOutcome = "APPROVE")',
    '=amount > 1 and reviewOutcome = "APPROVE"',
    '=reviewOutcome = "APPROVE" and note = "x or y"',
  ])('accepts %s', (source) => expect(impliesApproval(source)).toBe(true));

  it('asks for a simpler condition where it cannot tell', () => {
    expect(impliesApproval('=reviewOutcome = "APPROVE" and (a or b)')).toBe(false);
  });

  it.each([
    '=reviewOutcome != "APPROVE"',
    '=not(reviewOutcome = "APPROVE")',
    '=reviewOutcome = "APPROVE" or urgent',
    '=urgent or major and reviewOutcome = "APPROVE"',
    '=if urgent then true else false and reviewOutcome = "APPROVE"',
    '=some x in list satisfies x and reviewOutcome = "APPROVE"',
    '=true // and reviewOutcome = "APPROVE"',
    '=true /* and reviewOutcome = "APPROVE" and */',
    '=note = " and reviewOutcome = \\"APPROVE\\" and "',
    '=`x and reviewOutcome = "APPROVE" and y` = null',
    '=reviewOutcome = "APPROVED"',
    '=otherReviewOutcome = "APPROVE"',
    '=true',
  ])('does not accept %s', (source) => expect(impliesApproval(source)).toBe(false));
});
