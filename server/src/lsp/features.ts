import { codeActions } from './code-actions.js';
import type { Feature } from './feature.js';
import { folding } from './folding.js';
import { pulledDiagnostics } from './pulled-diagnostics.js';
import { silencing } from './silencing-actions.js';
import { status } from './status.js';
import { symbols } from './symbols.js';

/** Everything that the server answers. */
export const features: readonly Feature[] = [pulledDiagnostics, symbols, folding, codeActions, silencing, status];
