// `npm run test:oldest`: the suite in the oldest VS Code that package.json allows, instead of the newest; installed where it is missing.
process.env.SUITE_VSCODE = 'oldest';
process.env.SUITE_HOST ??= 'node';
process.env.SUITE_LOCALE ??= 'zh-cn';
console.log('left out: the task, for the terminal of code-server 4.100 would have to be compiled');
await import('./run.mjs');
