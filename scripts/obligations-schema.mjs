// Writes processes/obligations.schema.json, the JSON schema of the obligations files, from the shapes that read them.
// After a build: node scripts/obligations-schema.mjs && npx prettier --write processes/obligations.schema.json
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { obligationsSchema } = await import('../dist/law/obligations/index.js');
const target = fileURLToPath(new URL('../processes/obligations.schema.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(obligationsSchema(), null, 2)}\n`);
