import { deepEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, gouji, IN_BROWSER } from './drafts.js';

suite('任务', () => {
  suiteSetup(async () => {
    await gouji();
    await closeAll();
  });

  if (IN_BROWSER) {
    test('no task is offered where no program can be run', async () => {
      deepEqual(await vscode.tasks.fetchTasks({ type: 'gouji' }), []);
    });
    return;
  }

  // What its terminal is made of would have to be compiled there; oldest.mjs says so.
  if (process.env.SUITE_VSCODE === 'oldest') return;

  test('the task of the folder runs the command line that comes with the extension, and its findings are problems of the file', async () => {
    const [task] = await vscode.tasks.fetchTasks({ type: 'gouji' });
    ok(task !== undefined, 'no task');
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition.type !== 'gouji') return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    equal(await ended, 1);
  });
});
