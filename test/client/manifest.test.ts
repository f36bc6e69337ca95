import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const manifest = readFileSync('package.json', 'utf8');
const { contributes } = JSON.parse(manifest);
const texts = ['package.nls.json', 'package.nls.en.json'].map((name): Record<string, string> => JSON.parse(readFileSync(name, 'utf8')));

test('every text of the manifest is there in both languages, and none is left over', () => {
  const used = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
  for (const known of texts) assert.deepEqual(Object.keys(known).sort(), [...new Set(used)].sort());
  for (const text of Object.values(texts[0] ?? {})) assert.match(text, /\p{Script=Han}/u);
  for (const text of Object.values(texts[1] ?? {})) assert.match(text, /[a-z]/i);
});

test('five steps with a picture and a text in both languages', () => {
  const { steps } = contributes.walkthroughs[0];
  assert.equal(steps.length, 5);
  for (const { media } of steps) {
    for (const path of [media.markdown, media.markdown.replace(/md$/, 'nls.en.md')]) {
      const [, picture] = /!\[[^\]]+\]\(([^)]+)\)/.exec(readFileSync(path, 'utf8')) ?? [];
      assert.ok(picture !== undefined && existsSync(`client/walkthrough/${picture}`), path);
    }
  }
});

test('where whole folders cannot be checked, the list of reports says so, and says nothing else', () => {
  const shown = contributes.viewsWelcome.filter(({ view }: { view: string }) => view === 'gouji.reports');
  const inBrowser = shown.filter(({ when }: { when: string }) => !when.startsWith('!gouji.inBrowser && '));
  assert.deepEqual(
    inBrowser.map(({ contents, when }: { contents: string; when: string }) => [contents, when]),
    [['%view.reports.inBrowser%', 'gouji.inBrowser']],
  );
  const check = contributes.commands.find(({ command }: { command: string }) => command === 'gouji.checkFolder');
  assert.equal(check.enablement, '!gouji.inBrowser');
});

test('buttons and menu items are for reports alone; buttons have icons', () => {
  const { commands, menus } = contributes;
  for (const place of ['editor/title', 'editor/context']) {
    for (const { when } of menus[place]) assert.match(when, /\bgouji\.(?:isReport|inTable|hasWideTable)\b/);
  }
  for (const { command } of menus['editor/title']) {
    assert.ok(commands.find((one: { command: string }) => one.command === command)?.icon, command);
  }
});

test('who looks for 新建 or for 年报 finds the command that makes one: the palette knows only what stands together in its name', () => {
  assert.match(texts[0]?.['command.newReport'] ?? '', /新建.*年报|年报.*新建/);
  assert.match(texts[0]?.['command.newReport'] ?? '', /年度报告/);
  assert.match(texts[1]?.['command.newReport'] ?? '', /New.*Report/);
});

test('the severity of each rule is chosen from a list: a setting that is an object of such, and takes no other', () => {
  const { 'gouji.rules': rules } = contributes.configuration.properties;
  assert.equal(rules.additionalProperties, false);
  const all = Object.entries<{ enum: string[]; default: string; type: string }>(rules.properties);
  assert.ok(all.length > 40);
  for (const [id, { type, enum: levels, default: level }] of all) {
    assert.deepEqual([type, levels], ['string', ['error', 'warning', 'info', 'hint', 'off']], id);
    assert.ok(levels.includes(level), id);
  }
});
