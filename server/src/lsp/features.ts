import { codeActions } from './code-actions.js';
import { codeLenses } from './code-lenses.js';
import { documentLinks } from './document-links.js';
import type { Feature } from './feature.js';
import { folding } from './folding.js';
import { highlights } from './highlights.js';
import { hover } from './hover.js';
import { inlayHints } from './inlay-hints.js';
import { ledger } from './ledger.js';
import { pulledDiagnostics } from './pulled-diagnostics.js';
import { references } from './references.js';
import { selectionRanges } from './selection-ranges.js';
import { status } from './status.js';
import { symbols } from './symbols.js';

/** Everything that the server answers. */
export const features: readonly Feature[] = [
  pulledDiagnostics,
  symbols,
  folding,
  codeActions,
  status,
  hover,
  inlayHints,
  codeLenses,
  ledger,
  references,
  highlights,
  selectionRanges,
  documentLinks,
];
