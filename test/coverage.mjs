// Which lines of the server the unit tests run: npm run coverage [-- part of a test's path]. Not a test: it fails only where the tests do.
// V8 counts; the bundles' source maps, which it keeps beside the counts, say which line of which file was meant.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files of these rooms are listed, with the lines that no test runs. */
const LISTED = /^server\/src\/(?:rules|report)\//;
const SERVER = /(?:^|\/)(server\/src\/.*\.ts)$/;

const folder = mkdtempSync(join(tmpdir(), 'gouji-coverage-'));
/** Line → whether any test ran it, by file. */
const files = new Map();
try {
  const env = { ...process.env, NODE_V8_COVERAGE: folder };
  const { status } = spawnSync(process.execPath, ['test/run.mjs', 'unit', ...process.argv.slice(2)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  });
  for (const name of readdirSync(folder)) takeIn(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  print();
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}

function takeIn({ result, 'source-map-cache': maps = {} }) {
  for (const { url, functions } of result) {
    const kept = maps[url];
    if (kept?.data == null) continue;
    const map = new SourceMap(kept.data);
    const ranges = functions.flatMap((one) => one.ranges).sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
    let start = 0;
    const open = [];
    let next = 0;
    for (const [line, length] of kept.lineLengths.entries()) {
      const end = start + length;
      // The innermost range about the end of the line says how often that was reached.
      while (next < ranges.length && ranges[next].startOffset < end) open.push(ranges[next++]);
      while (open.length > 0 && open.at(-1).endOffset < end) open.pop();
      const ran = (open.findLast(({ endOffset }) => endOffset >= end)?.count ?? 1) > 0;
      const { originalSource = '', originalLine } = length === 0 ? {} : map.findEntry(line, length - 1);
      const file = SERVER.exec(originalSource)?.[1];
      if (file !== undefined) {
        const lines = files.get(file) ?? new Map();
        files.set(file, lines);
        lines.set(originalLine + 1, ran || lines.get(originalLine + 1) === true);
      }
      start = end + 1;
    }
  }
}

function print() {
  const rooms = new Map();
  const gaps = [];
  for (const [file, lines] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const missed = [...lines].filter(([, ran]) => !ran).map(([line]) => line);
    const room = file.split('/').length > 3 ? file.split('/')[2] : 'entries';
    const { all, run } = rooms.get(room) ?? { all: 0, run: 0 };
    rooms.set(room, { all: all + lines.size, run: run + lines.size - missed.length });
    if (missed.length > 0 && LISTED.test(file))
      gaps.push(`${percent(lines.size - missed.length, lines.size)} ${file}: ${stretches(missed)}`);
  }
  console.log('lines that are run, by room');
  for (const [room, { all, run }] of rooms) console.log(`${percent(run, all)} ${room} (${run} of ${all})`);
  console.log(`\nrules and readers with lines that no test runs: ${gaps.length}`);
  for (const gap of gaps.sort()) console.log(gap);
}

function percent(part, whole) {
  return `${((part / whole) * 100).toFixed(1).padStart(5)} %`;
}

/** 3, 4, 5, 9 → 3–5, 9 */
function stretches(lines) {
  const found = [];
  for (const line of lines.sort((a, b) => a - b)) {
    if (found.at(-1)?.[1] === line - 1) found.at(-1)[1] = line;
    else found.push([line, line]);
  }
  return found.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ');
}
