/**
 * What checking costs: npm run bench [-- reading | shapes | keystroke | memory]. Prints Markdown tables. Not a test: the numbers depend
 * on the machine, the ratios hardly.
 */
import { keystroke } from './keystroke.js';
import { sink } from './measure.js';
import { memory } from './memory.js';
import { reading, shapes } from './reading.js';

const parts: Readonly<Record<string, () => Promise<void>>> = { reading, shapes, keystroke, memory };

async function main(wanted: string | undefined): Promise<void> {
  const chosen = Object.entries(parts).filter(([name]) => wanted === undefined || name === wanted);
  if (chosen.length === 0) throw new RangeError(`no part ${wanted}; there are ${Object.keys(parts).join(', ')}`);
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
  for (const [, part] of chosen) await part();
  if (sink.value === 0.5) console.log('never');
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
