import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Listener } from './connection.js';
import { ask } from './requests.js';
import { type IsLabel, labelsFrom } from './table-stops.js';

/** The words of the standard tables. The server says them once, and they are kept while it is away. */
export interface Labels extends Listener {
  readonly isLabel: IsLabel;
}

export function createLabels(client: () => BaseLanguageClient): Labels {
  let known: IsLabel = () => false;
  return {
    isLabel: (text) => known(text),
    report: () => undefined,
    server: (state) => {
      if (state !== 'running') return;
      const asked = ask(client(), 'gouji/labels', undefined);
      asked.then(
        (labels) => {
          known = labelsFrom(labels);
        },
        () => undefined,
      );
    },
  };
}
