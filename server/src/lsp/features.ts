import { cursor } from './cursor.js';
import type { Feature } from './feature.js';
import { codeActions } from './handlers/code-actions.js';
import { codeLenses } from './handlers/code-lenses.js';
import { completion } from './handlers/completion.js';
import { compose } from './handlers/compose.js';
import { contents } from './handlers/contents.js';
import { conversion } from './handlers/convert.js';
import { documentLinks } from './handlers/document-links.js';
import { fill } from './handlers/fill.js';
import { folding } from './handlers/folding.js';
import { format } from './handlers/format.js';
import { highlights } from './handlers/highlights.js';
import { hover } from './handlers/hover.js';
import { inlayHints } from './handlers/inlay-hints.js';
import { inlineCompletion } from './handlers/inline-completion.js';
import { lastYear } from './handlers/last-year.js';
import { ledger } from './handlers/ledger.js';
import { paste } from './handlers/paste.js';
import { preview } from './handlers/preview.js';
import { pulledDiagnostics } from './handlers/pulled-diagnostics.js';
import { references } from './handlers/references.js';
import { selectionRanges } from './handlers/selection-ranges.js';
import { semanticTokens } from './handlers/semantic-tokens.js';
import { status } from './handlers/status.js';
import { structure } from './handlers/structure.js';
import { suppression } from './handlers/suppression-actions.js';
import { symbols } from './handlers/symbols.js';
import { table } from './handlers/table.js';
import { units } from './handlers/units.js';

/** Everything that the server answers. */
export const features: readonly Feature[] = [
  pulledDiagnostics,
  symbols,
  folding,
  codeActions,
  suppression,
  status,
  cursor,
  inlayHints,
  codeLenses,
  hover,
  references,
  documentLinks,
  contents,
  lastYear,
  ledger,
  selectionRanges,
  highlights,
  semanticTokens,
  compose,
  conversion,
  completion,
  inlineCompletion,
  format,
  table,
  paste,
  preview,
  fill,
  structure,
  units,
];
