import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const RULES = 'server/src/rules';
export const INDEX = `${RULES}/index.ts`;

/** A rule's file by its words alone: the rules cannot be loaded before their list is written. */
const DECLARES_RULE = /^export default rule\(/m;
const IDENTIFIER = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Of the files of a folder those that declare a rule, by id; helpers beside them and folders below are none. */
export function ruleIds(folder: string = RULES): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && DECLARES_RULE.test(readFileSync(join(folder, name), 'utf8')))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

export function isRuleId(id: string): boolean {
  return IDENTIFIER.test(id);
}

/**
 * The list of rules. Its order is that of the manual, and the only thing in it that a person decides: known rules stay where they
 * stand, new ones come last.
 */
export function indexText(before: string, ids: readonly string[]): string {
  const listed = [...before.matchAll(/^ {2}([a-zA-Z0-9]+),$/gm)].map((match) => match[1] ?? '');
  const names = new Map(ids.map((id) => [nameOf(id), id]));
  const ordered = [...new Set([...listed.filter((name) => names.has(name)), ...names.keys()])];
  const imports = [...names].map(([name, id]) => [id, `import ${name} from './${id}.js';`] as const);
  imports.push(['shared/rule', "import type { Rule } from './shared/rule.js';"]);
  return [
    '// Written by `npm run generate` from the files of this folder. A line of the list below may be moved; the rest is not edited by hand.',
    ...imports.sort(byFile).map(([, line]) => line),
    '',
    '/** Every rule, in the order of the manual. */',
    'export const rules: readonly Rule[] = [',
    ...ordered.map((name) => `  ${name},`),
    '];',
    '',
  ].join('\n');
}

/** As Biome sorts imports: `title.js` stands before `title-marks.js`. */
function byFile([a]: readonly [string, string], [b]: readonly [string, string]): number {
  const order = (id: string) => id.replaceAll('-', '~');
  return order(a) < order(b) ? -1 : 1;
}

function nameOf(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
