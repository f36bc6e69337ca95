import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../server/src/lsp/engine.js';
import { UnitsBelow, type UnitsHost } from '../../server/src/lsp/units-below.js';
import { say } from '../../server/src/text/message.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';

const GREEN = markdown(cleanDraft('2021'));
const STONE = GREEN.replaceAll('青禾镇', '石桥镇');

/** A disk whose files are the map's; it counts what is read of it. */
class Disk implements UnitsHost {
  readonly files = new Map<string, string>();
  readonly reads: string[] = [];
  #time = 0;
  readonly #written = new Map<string, number>();

  write(path: string, text: string): void {
    this.#time += 1;
    this.files.set(path, text);
    this.#written.set(path, this.#time);
  }

  async list(folder: string) {
    const below = [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
    if (below.length === 0) throw new Error('ENOENT');
    const names = new Set(below.map((path) => path.split('/')[0] ?? ''));
    return [...names].map((name) => ({ name, kind: below.includes(name) ? ('file' as const) : ('folder' as const) }));
  }

  async stat(path: string) {
    const text = this.files.get(path);
    return text === undefined ? undefined : { size: text.length, modified: this.#written.get(path) ?? 0 };
  }

  async read(path: string) {
    this.reads.push(path);
    const text = this.files.get(path);
    return text === undefined ? { failure: say('没有', 'none') } : { text, encoding: 'utf-8' as const };
  }

  join(folder: string, name: string): string {
    return `${folder}/${name}`;
  }
}

/** Settles at the next change; `of` is asked again then. */
function watched(disk: Disk) {
  let done: () => void = () => undefined;
  const below = new UnitsBelow({ engine, host: disk, extendedAt: () => undefined, changed: () => done(), failed });
  const changed = () => new Promise<void>((resolve) => (done = resolve));
  return { below, changed };
}

const failed = (error: unknown) => assert.fail(String(error));

const COUNTY = { path: '/县/县.md', body: '云溪县人民政府', year: 2023 };
const PLACE = { folder: '/县/2023' };
const permits = (below: UnitsBelow, year = 2023, place: Parameters<UnitsBelow['of']>[1] = PLACE) =>
  below.of({ ...COUNTY, year }, place)?.tables.t2?.['xk.done']?.value;

test('units are read when they are first wanted; the sum is the same object until a file changes', async () => {
  const disk = new Disk();
  disk.write('/县/2023/a.md', GREEN);
  disk.write('/县/2023/乡镇/b.md', STONE);
  disk.write('/县/2023/.git/c.md', GREEN);
  const { below, changed } = watched(disk);
  const first = changed();
  assert.equal(permits(below), undefined);
  assert.equal(below.of(COUNTY, undefined), undefined);
  await first;
  assert.equal(permits(below), 272);
  assert.equal(below.of(COUNTY, PLACE), below.of(COUNTY, PLACE));
  assert.deepEqual(disk.reads, ['/县/2023/a.md', '/县/2023/乡镇/b.md']);
  assert.equal(permits(below, 2022), undefined);
  assert.equal(below.of({ ...COUNTY, body: '云溪县教育局' }, PLACE), undefined, 'a bureau adds up nobody');
  assert.equal(below.of({ ...COUNTY, body: '云溪县教育局' }, { ...PLACE, file: COUNTY.path })?.units.length, 2, 'unless it is named');
  assert.deepEqual(
    below.of({ ...COUNTY, path: '/县/2023/a.md' }, PLACE)?.units,
    ['云溪县石桥镇人民政府'],
    'a draft is none of its own units',
  );
});

test('what has changed is read again, and nothing else', async () => {
  const disk = new Disk();
  disk.write('/县/2023/a.md', GREEN);
  disk.write('/县/2023/b.md', STONE);
  const { below, changed } = watched(disk);
  let next = changed();
  permits(below);
  await next;
  disk.write('/县/2023/b.md', STONE.replace('136', '137'));
  next = changed();
  below.refresh();
  below.refresh();
  await next;
  assert.equal(permits(below), 273);
  assert.equal(disk.reads.length, 3);
  disk.files.delete('/县/2023/a.md');
  next = changed();
  below.refresh();
  await next;
  assert.equal(permits(below), 137);
  assert.equal(disk.reads.length, 3);
});

test('a roster tells who is missing; where it or the folder cannot be read there is no sum', async () => {
  const disk = new Disk();
  disk.write('/县/2023/a.md', GREEN);
  disk.write('/县/名单.txt', '青禾镇\n石桥镇\n');
  const { below, changed } = watched(disk);
  const next = changed();
  const place = { ...PLACE, roster: '/县/名单.txt' };
  permits(below, 2023, place);
  await next;
  assert.deepEqual(
    below.of(COUNTY, place)?.leftOut.map(({ unit, why }) => `${unit} ${why.zh}`),
    ['石桥镇 没有交'],
  );
  for (const wrong of [{ ...PLACE, roster: '/县/无.txt' }, { folder: '/无' }]) {
    const told = changed();
    permits(below, 2023, wrong);
    await told;
    assert.equal(permits(below, 2023, wrong), undefined);
  }
  const none = { engine, host: undefined, extendedAt: () => undefined, changed: () => undefined, failed };
  assert.equal(new UnitsBelow(none).of(COUNTY, PLACE), undefined);
});
