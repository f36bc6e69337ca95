// Writes the list of the forms, from the folder of their files, and what follows from the rules: their list in server/src/rules/index.ts, from the folder; the keys of the setting
// `gouji.rules` and the choices of `gouji.form` in package.json and package.nls*.json; MANUAL.md (with what `npm run evaluate -- --write` measured), and the
// JSON schema of gouji.config.json; and from the forms: snippets, and the letters that completion is filtered by;
// and the licences of what is shipped, from the packages.
// With --test a stale file, though rewritten, counts as a failure: look at the difference and commit it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { initialsFor } from './generate/initials.mjs';
import { load, run } from './generate/load.mjs';
import { noticesText } from './generate/notices.mjs';
import { snippetsFor } from './generate/snippets.mjs';

const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'];
const MEASURED = 'test/evaluate/measured.json';

await run(async () => {
  const { FORM_INDEX, formIds, formIndexText } = await load('test/generate/form-files.ts');
  const formIndex = rewriteText(FORM_INDEX, formIndexText(formIds()));
  const { complaintsAboutForms } = await load('test/generate/form-complaints.ts');
  refuse(complaintsAboutForms());
  const { INDEX, indexText, ruleIds } = await load('test/generate/rule-files.ts');
  const ids = ruleIds();
  const index = rewriteText(INDEX, indexText(existsSync(INDEX) ? readFileSync(INDEX, 'utf8') : '', ids));
  const before = await load('test/generate/core.ts').catch((error) => blame(ids, error));
  const initials = rewriteText('server/src/data/initials.json', printed(initialsFor(before)));
  // Snippets go by the letters of their tables.
  const core = initials === undefined ? before : await load('test/generate/core.ts');
  refuse(core.complaintsAbout(core.rules, ids));
  const notices = rewriteText('server/THIRD-PARTY-NOTICES.txt', await noticesText());
  const stale = [formIndex, index, notices, initials, ...rewriteAll(core)].filter((path) => path !== undefined);
  for (const path of stale) console.log(`rewritten: ${path}`);
  if (process.argv.includes('--test') && stale.length > 0) process.exitCode = 1;
});

function refuse(complaints) {
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

/** Names the rule that keeps all of them from being loaded, where it is one. */
async function blame(ids, error) {
  for (const id of ids) await load(`server/src/rules/${id}.ts`);
  throw error;
}

function rewriteAll(core) {
  const { rules } = core;
  return [
    rewriteJSON('package.json', (manifest) => {
      manifest.contributes.configuration.properties['gouji.rules'].properties = Object.fromEntries(
        rules.map(({ id, severity }) => [id, { type: 'string', enum: SEVERITIES, default: severity, description: `%rule.${id}%` }]),
      );
      const ids = ['auto', ...core.forms.map(({ id }) => id)];
      const labels = ids.map((id) => `%form.${id}%`);
      Object.assign(manifest.contributes.configuration.properties['gouji.form'], {
        enum: ids,
        enumItemLabels: labels,
        enumDescriptions: labels,
      });
    }),
    rewriteJSON('package.nls.json', (messages) => setNames(messages, core, 'zh')),
    rewriteJSON('package.nls.en.json', (messages) => setNames(messages, core, 'en')),
    rewriteText('MANUAL.md', core.manual(rules, existsSync(MEASURED) ? readJSON(MEASURED) : { rules: {} })),
    rewriteText('syntaxes/gouji.config.schema.json', printed(core.configJSONSchema(rules))),
    rewriteText('syntaxes/snippets.json', printed(snippetsFor(core))),
  ];
}

/** The keys of the forms stand where they were, those of the rules at the end. */
function setNames(messages, { rules, forms, yearsOf }, locale) {
  const names = forms.map((form) => [`form.${form.id}`, yearsOf(form, forms[0].id)[locale]]);
  const kept = Object.entries(messages).filter(([key]) => !/^rule\.|^form\.\d/.test(key));
  const entries = kept.flatMap((entry) => (entry[0] === 'form.auto' ? [entry, ...names] : [entry]));
  for (const key of Object.keys(messages)) delete messages[key];
  Object.assign(messages, Object.fromEntries(entries));
  for (const { id, title } of rules) messages[`rule.${id}`] = title[locale];
}

/** The path, where the file had to be written. */
function rewriteJSON(path, change) {
  const content = readJSON(path);
  const before = JSON.stringify(content);
  change(content);
  if (JSON.stringify(content) === before) return undefined;
  writeFileSync(path, printed(content));
  return path;
}

function rewriteText(path, content) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return undefined;
  writeFileSync(path, content);
  return path;
}

function readJSON(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error.message}`, { cause: error });
  }
}

function printed(content) {
  return `${JSON.stringify(content, null, 2)}\n`;
}
