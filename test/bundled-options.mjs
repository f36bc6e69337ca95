/** How a program in TypeScript becomes one file that Node runs: packages are loaded from where they are, the core from its sources. */
export const bundledForNode = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  conditions: ['gouji-source'],
  logLevel: 'warning',
};
