/** Shows an example: `npm run example react`. */
import type { AddressInfo } from 'node:net';
import { buildExamples } from './build.ts';
import { type Example, examples } from './examples.ts';
import { exampleSite, user } from './site.ts';

const [name = ''] = process.argv.slice(2);
if (!(name in examples)) {
  console.error(`Which example? One of ${Object.keys(examples).join(', ')}.`);
  process.exit(1);
}
const example = name as Example; // it is one of them

buildExamples([example]);
const server = exampleSite(example).listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`http://localhost:${port}\n${user.email}, ${user.password}`);
});
