/** What a test of a form that is added asks of the product, to be bundled with the list of forms that holds it. */
export { engine } from '../../server/src/cli/engine.js';
export { parseFormPack } from '../../server/src/config/form-pack.js';
export { formForYear, forms } from '../../server/src/data/forms.js';
export { completionsAt } from '../../server/src/features/complete/complete.js';
export { standardLabels } from '../../server/src/features/standard-labels.js';
export { lastYearsCells } from '../../server/src/forms/last-year.js';
export { rules } from '../../server/src/rules/index.js';
export { goujiWith } from '../cli/harness.js';
export { allFindings } from '../rules/support.js';
export { cleanDraft } from '../support/draft.js';
export { markdown } from '../support/notations/pipes.js';
export { reportOf } from '../support/reading.js';
export * as core from './core.js';
export { complaintsAboutForms } from './form-complaints.js';
// @ts-expect-error It has no types.
export { snippetsFor } from './snippets.mjs';
