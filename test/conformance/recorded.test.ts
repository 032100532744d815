import { describe, expect, it } from '@jest/globals';
import { acceptedDifferences } from './accepted.js';
import { catalogue } from './catalogue.js';
import { differences, playOurs } from './compare.js';
import { OurEngine } from './our-engine.js';
import { Recorded } from './recorded.js';

const here = import.meta.dirname;
const recorded = new Recorded(`${here}/recorded`);
const shapes = recorded.shapes();
const accepted = acceptedDifferences(here);
const ours = new OurEngine();
const entries = await catalogue(`${here}/scenarios`);

describe('the embedded engine does what a real Zeebe 8.5.8 did', () => {
  it.each(entries.map((entry) => [`${entry.area}: ${entry.scenario.name}`, entry] as const))(
    '%s',
    async (_, { area, scenario }) => {
      const expected = recorded.get(area, scenario);
      if (!expected) throw new Error('expected a recorded text; run: npm run test:conformance -- --record');
      expect(differences(scenario, expected, await playOurs(ours, scenario, shapes), accepted)).toEqual([]);
    },
  );
});
