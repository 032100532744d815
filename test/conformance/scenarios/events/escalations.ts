import { bpmn, complete, create, resolve, scenario, scenarios, setVariables } from '../../scenario.js';

const { boundary, call, end, escalation, eventSub, flow, parallel, process, service, start, sub, throwing } = bpmn;

export default scenarios('escalations', [
  scenario('nobody catches: the process goes on', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', escalation('E'), { in: [['=1', 'q']], out: [['=q+1', 'y']] }),
        end('e', escalation('E')),
        flow('s', 't', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a boundary event interrupts the sub-process', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          parallel('g'),
          service('u'),
          throwing('t', escalation('E')),
          end('e1'),
          flow('s1', 'g', 'u'),
          flow('g', 't', 'e1'),
        ]),
        boundary('b', 'sp', escalation('E')),
        service('v'),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [create('p'), complete('v')],
  }),
  scenario('an end event, interrupted', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [start('s1'), end('e1', escalation('E'), { out: [['=1', 'y']] }), flow('s1', 'e1')]),
        boundary('b', 'sp', escalation('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a boundary event that does not interrupt', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          throwing('t', escalation('E')),
          service('u'),
          end('e1', escalation('E')),
          flow('s1', 't', 'u', 'e1'),
        ]),
        boundary('b', 'sp', escalation('E'), { interrupting: false }),
        service('v'),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [create('p'), complete('u'), complete('v'), complete('v')],
  }),
  scenario('a boundary event for every escalation', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [start('s1'), throwing('t', escalation('E')), end('e1'), flow('s1', 't', 'e1')]),
        boundary('b', 'sp', escalation(), { interrupting: false }),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('a specific code beats a catch-all', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          throwing('t', escalation('E')),
          throwing('t2', escalation('F')),
          end('e1'),
          flow('s1', 't', 't2', 'e1'),
        ]),
        boundary('b', 'sp', escalation('E'), { interrupting: false }),
        boundary('c', 'sp', escalation(), { interrupting: false }),
        end('e'),
        service('v'),
        service('w'),
        flow('s', 'sp', 'e'),
        flow('b', 'v'),
        flow('c', 'w'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('an outer scope catches what an inner one does not', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          sub('in', [
            start('s2'),
            throwing('t', escalation('E'), { in: [['=1', 'q']] }),
            end('e2'),
            flow('s2', 't', 'e2'),
          ]),
          boundary('c', 'in', escalation('F'), { interrupting: false }),
          end('e1'),
          flow('s1', 'in', 'e1'),
          flow('c', 'e1'),
        ]),
        boundary('b', 'sp', escalation('E'), { out: [['=q', 'r']] }),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('out of a called process, not interrupting', {
    resources: [
      process('q', [
        start('s'),
        throwing('t', escalation('E'), { in: [['=1', 'q']] }),
        service('u'),
        end('e'),
        flow('s', 't', 'u', 'e'),
      ]),
      process('p', [
        start('s'),
        call('c', 'q'),
        boundary('b', 'c', escalation('E'), { interrupting: false }),
        end('e'),
        service('v'),
        flow('s', 'c', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [create('p'), complete('u'), complete('v')],
  }),
  scenario('out of a called process, interrupting it', {
    resources: [
      process('q', [start('s'), end('e', escalation('E')), flow('s', 'e')]),
      process('p', [
        start('s'),
        call('c', 'q'),
        boundary('b', 'c', escalation('E')),
        end('e'),
        service('v'),
        flow('s', 'c', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [create('p'), complete('v')],
  }),
  scenario('out of a sub-process of a called process', {
    resources: [
      process('q', [
        start('s'),
        sub('sp', [start('s1'), end('e1', escalation('E')), flow('s1', 'e1')]),
        end('e'),
        flow('s', 'sp', 'e'),
      ]),
      process('p', [
        start('s'),
        call('c', 'q'),
        boundary('b', 'c', escalation()),
        end('e'),
        service('v'),
        flow('s', 'c', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [create('p'), complete('v')],
  }),
  scenario('a thrown code that is an expression', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [start('s1'), throwing('t', escalation('=code')), end('e1'), flow('s1', 't', 'e1')]),
        boundary('b', 'sp', escalation('E'), { interrupting: false }),
        end('e'),
        service('v'),
        flow('s', 'sp', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [create('p', { code: 'E' }), create('p', { code: 1 }), setVariables('process', { code: 'Z' }), resolve()],
  }),
  scenario('an event sub-process that interrupts', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', escalation('E')),
        service('u'),
        end('e'),
        flow('s', 't', 'u', 'e'),
        eventSub('ev', [start('es', escalation('E')), service('v'), end('e1'), flow('es', 'v', 'e1')]),
      ]),
    ],
    acts: [create('p'), complete('v')],
  }),
  scenario('an event sub-process beside the task', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', escalation('E')),
        service('u'),
        end('e', escalation('E')),
        flow('s', 't', 'u', 'e'),
        eventSub('ev', [
          start('es', escalation('E'), { interrupting: false }),
          service('v'),
          end('e1'),
          flow('es', 'v', 'e1'),
        ]),
      ]),
    ],
    acts: [create('p'), complete('u'), complete('v'), complete('v')],
  }),
  scenario('an end event starts the event sub-process', {
    resources: [
      process('p', [
        start('s'),
        end('e', escalation('E')),
        flow('s', 'e'),
        eventSub('ev', [start('es', escalation('E')), service('v'), end('e1'), flow('es', 'v', 'e1')]),
      ]),
    ],
    acts: [create('p'), complete('v')],
  }),
  scenario('an event sub-process for every escalation', {
    resources: [
      process('p', [
        start('s'),
        throwing('t', escalation('E')),
        end('e'),
        flow('s', 't', 'e'),
        eventSub('ev', [start('es', escalation()), end('e1'), flow('es', 'e1')]),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('the event sub-process before the boundary event', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          end('e1', escalation('E')),
          flow('s1', 'e1'),
          eventSub('ev', [start('es', escalation('E'), { interrupting: false }), end('e2'), flow('es', 'e2')]),
        ]),
        boundary('b', 'sp', escalation('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('thrown again from the event sub-process', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          end('e1', escalation('E')),
          flow('s1', 'e1'),
          eventSub('ev', [start('es', escalation('E')), end('e2', escalation('E')), flow('es', 'e2')]),
        ]),
        boundary('b', 'sp', escalation('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('out of a called process to an event sub-process', {
    resources: [
      process('q', [start('s'), end('e', escalation('E')), flow('s', 'e')]),
      process('p', [
        start('s'),
        call('c', 'q'),
        end('e'),
        flow('s', 'c', 'e'),
        eventSub('ev', [start('es', escalation('E'), { interrupting: false }), service('v'), flow('es', 'v')]),
      ]),
    ],
    acts: [create('p'), complete('v')],
  }),
  scenario('an event sub-process ends the called process', {
    resources: [
      process('q', [start('s'), throwing('t', escalation('E')), service('u'), end('e'), flow('s', 't', 'u', 'e')]),
      process('p', [
        start('s'),
        call('c', 'q'),
        end('e'),
        flow('s', 'c', 'e'),
        eventSub('ev', [start('es', escalation('E')), service('v'), flow('es', 'v')]),
      ]),
    ],
    acts: [create('p'), complete('v')],
  }),
  scenario('the nearest scope catches', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          sub('in', [start('s2'), end('e2', escalation('E')), flow('s2', 'e2')]),
          boundary('c', 'in', escalation(), { interrupting: false }),
          end('e1'),
          flow('s1', 'in', 'e1'),
          flow('c', 'e1'),
        ]),
        boundary('b', 'sp', escalation('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('two at a time for one interrupting boundary event', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          parallel('g'),
          throwing('t1', escalation('E')),
          throwing('t2', escalation('E')),
          end('e1'),
          flow('s1', 'g', 't1', 'e1'),
          flow('g', 't2', 'e1'),
        ]),
        boundary('b', 'sp', escalation('E')),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('one that interrupts beside one that does not', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [
          start('s1'),
          parallel('g'),
          throwing('t1', escalation('E')),
          throwing('t2', escalation('F')),
          end('e1'),
          flow('s1', 'g', 't1', 'e1'),
          flow('g', 't2', 'e1'),
        ]),
        boundary('b', 'sp', escalation('E')),
        boundary('c', 'sp', escalation('F'), { interrupting: false }),
        end('e'),
        flow('s', 'sp', 'e'),
        flow('b', 'e'),
        flow('c', 'e'),
      ]),
    ],
    acts: [create('p')],
  }),
  scenario('refused: thrown without escalation', {
    resources: [process('p', [start('s'), throwing('t', escalation()), end('e'), flow('s', 't', 'e')])],
    acts: [],
  }),
  scenario('refused: a boundary event on a task', {
    resources: [
      process('p', [
        start('s'),
        service('u'),
        boundary('b', 'u', escalation('E'), { interrupting: false }),
        end('e'),
        service('v'),
        flow('s', 'u', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: one code twice on one sub-process', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [start('s1'), throwing('t', escalation('E')), end('e1'), flow('s1', 't', 'e1')]),
        boundary('b', 'sp', escalation('E'), { interrupting: false }),
        boundary('c', 'sp', escalation('E')),
        end('e'),
        service('v'),
        flow('s', 'sp', 'e'),
        flow('b', 'v'),
        flow('c', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: two that catch all', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [start('s1'), throwing('t', escalation('E')), end('e1'), flow('s1', 't', 'e1')]),
        boundary('b', 'sp', escalation(), { interrupting: false }),
        boundary('c', 'sp', escalation()),
        end('e'),
        service('v'),
        flow('s', 'sp', 'e'),
        flow('b', 'v'),
        flow('c', 'e'),
      ]),
    ],
    acts: [],
  }),
  scenario('refused: a caught code that is an expression', {
    resources: [
      process('p', [
        start('s'),
        sub('sp', [start('s1'), throwing('t', escalation('E')), end('e1'), flow('s1', 't', 'e1')]),
        boundary('b', 'sp', escalation('=code'), { interrupting: false }),
        end('e'),
        service('v'),
        flow('s', 'sp', 'e'),
        flow('b', 'v'),
      ]),
    ],
    acts: [],
  }),
]);
