import type { FromView, ToView } from '../talk.js';
import { View } from './view.js';
import { wordsFor } from './words.js';

declare function acquireVsCodeApi(): { postMessage(message: FromView): void };

const host = acquireVsCodeApi();
const view = new View(document.body, wordsFor(document.documentElement.lang), (message) => host.postMessage(message));
window.addEventListener('message', ({ data }: MessageEvent<ToView>) => view.take(data));
host.postMessage({ type: 'ready' });
