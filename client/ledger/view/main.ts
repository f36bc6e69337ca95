import type { FromLedger, ToLedger } from '../talk.js';
import { LedgerView } from './view.js';

declare function acquireVsCodeApi(): { postMessage(message: FromLedger): void };

const host = acquireVsCodeApi();
const view = new LedgerView(document.body, document.documentElement.lang, (message) => host.postMessage(message));
window.addEventListener('message', ({ data }: MessageEvent<ToLedger>) => view.take(data));
host.postMessage({ type: 'ready' });
