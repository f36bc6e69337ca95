import { codeActions } from './code-actions.js';
import { codeLenses } from './code-lenses.js';
import { completion } from './completion.js';
import { compose } from './compose.js';
import { cursor } from './cursor.js';
import { documentLinks } from './document-links.js';
import type { Feature } from './feature.js';
import { folding } from './folding.js';
import { format } from './format.js';
import { highlights } from './highlights.js';
import { hover } from './hover.js';
import { inlayHints } from './inlay-hints.js';
import { inlineCompletion } from './inline-completion.js';
import { ledger } from './ledger.js';
import { paste } from './paste.js';
import { preview } from './preview.js';
import { pulledDiagnostics } from './pulled-diagnostics.js';
import { references } from './references.js';
import { selectionRanges } from './selection-ranges.js';
import { silencing } from './silencing-actions.js';
import { status } from './status.js';
import { structure } from './structure.js';
import { symbols } from './symbols.js';
import { table } from './table.js';

/** Everything that the server answers. */
export const features: readonly Feature[] = [
  pulledDiagnostics,
  symbols,
  folding,
  codeActions,
  silencing,
  status,
  cursor,
  inlayHints,
  codeLenses,
  hover,
  references,
  documentLinks,
  ledger,
  selectionRanges,
  highlights,
  compose,
  completion,
  inlineCompletion,
  format,
  table,
  paste,
  preview,
  structure,
];
