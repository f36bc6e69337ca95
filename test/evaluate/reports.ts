import type { Scores } from './score.js';

export function evaluateKey(_scores: Scores, _folder: string): void {}
export function evaluateErrors(_scores: Scores, _file: string, _folder: string): void {}
