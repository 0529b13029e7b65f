// Reads Slack's TypeScript types and writes bot/gateway/blockkit.schema.json.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import { finish } from './finish.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const raw = createGenerator({
  path: join(here, 'contract.ts'),
  tsconfig: join(here, 'tsconfig.json'),
  type: 'Contract',
  jsDoc: 'extended',
  topRef: false,
  sortProps: true,
  skipTypeCheck: false,
}).createSchema('Contract');

const target = join(here, '..', '..', 'bot', 'gateway', 'blockkit.schema.json');
const text = `${JSON.stringify(finish(raw))}\n`;
writeFileSync(target, text);
process.stdout.write(`${target}: ${text.length} characters\n`);
if (process.env.RAW) writeFileSync(process.env.RAW, JSON.stringify(raw, null, 1));
