import { codeActions } from './code-actions.js';
import type { Feature } from './feature.js';
import { folding } from './folding.js';
import { format } from './format.js';
import { paste } from './paste.js';
import { preview } from './preview.js';
import { pulledDiagnostics } from './pulled-diagnostics.js';
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
  format,
  table,
  paste,
  preview,
  structure,
  status,
];
