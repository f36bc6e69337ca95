import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, gouji } from './drafts.js';

suite('任务', () => {
  suiteSetup(async () => {
    await gouji();
    await closeAll();
  });

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
