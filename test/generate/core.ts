/** What test/generate.mjs wants of the core, to be bundled as one. */
export { forms } from '../../server/src/data/forms.js';
export { charsOf, initialsOf, withoutNumber } from '../../server/src/data/initials.js';
export { documents, statutes } from '../../server/src/data/law.js';
export { PREAMBLE } from '../../server/src/features/complete/parts.js';
export { snippetOf } from '../../server/src/forms/pieces.js';
export { composeReport } from '../../server/src/forms/report.js';
export { composeTable } from '../../server/src/forms/table.js';
export { rules } from '../../server/src/rules/index.js';
export { complaintsAbout } from './complaints.js';
export { configJSONSchema } from './config-schema.js';
export { yearsOf } from './form-names.js';
export { manual } from './manual.js';
