import { codeActions } from './code-actions.js';
import { completion } from './completion.js';
import { compose } from './compose.js';
import type { Feature } from './feature.js';
import { folding } from './folding.js';
import { inlineCompletion } from './inline-completion.js';
import { pulledDiagnostics } from './pulled-diagnostics.js';
import { status } from './status.js';
import { symbols } from './symbols.js';

/** Everything that the server answers. */
export const features: readonly Feature[] = [
  pulledDiagnostics,
  symbols,
  folding,
  codeActions,
  status,
  compose,
  completion,
  inlineCompletion,
];
