import { type Disposable, ProcessExecution, Task, type TaskDefinition, TaskScope, tasks, type WorkspaceFolder, workspace } from 'vscode';
import type { Messages } from './messages.js';

/** What tasks.json may say of a task of the type `gouji`. */
interface CheckDefinition extends TaskDefinition {
  /** Files, folders and patterns, from the folder of the workspace; the whole folder where it says nothing. */
  readonly paths?: readonly string[];
  /** More options of `gouji check`. */
  readonly options?: readonly string[];
}

const TYPE = 'gouji';
/** One for each severity: a matcher knows only English names of them. */
const MATCHERS = ['$gouji-error', '$gouji-warning', '$gouji-info', '$gouji-hint'];

/** Checks the drafts of a folder in the terminal, opened or not, with the command line that comes with the extension. */
export function checkTasks(cli: string, texts: Messages['task']): Disposable {
  return tasks.registerTaskProvider(TYPE, {
    provideTasks: () => (workspace.workspaceFolders ?? []).map((folder) => taskOf({ type: TYPE }, folder, { cli, texts })),
    resolveTask: (task) => taskOf(task.definition as CheckDefinition, task.scope, { cli, texts }),
  });
}

function taskOf(
  definition: CheckDefinition,
  scope: WorkspaceFolder | TaskScope | undefined,
  { cli, texts }: { readonly cli: string; readonly texts: Messages['task'] },
): Task {
  const { paths = ['.'], options = [] } = definition;
  const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
  const execution = new ProcessExecution(
    process.execPath,
    [cli, 'check', '--lang', texts.language, '--no-color', ...options, '--', ...paths],
    {
      // The program that runs the extensions is one of Node if it is told so.
      env: { ELECTRON_RUN_AS_NODE: '1' },
      ...(folder === undefined ? {} : { cwd: folder.uri.fsPath }),
    },
  );
  return new Task(definition, scope ?? TaskScope.Workspace, texts.name, '勾稽', execution, MATCHERS);
}
