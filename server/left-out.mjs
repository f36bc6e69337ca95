// What the library of the client loads and this extension has no use for: a stand-in for each, by the name that it is imported by.
const STAND_INS = {
  // Asked whether the editor is new enough: it is, by `engines` of the manifest, which wants a newer one than the library.
  'semver/functions/parse': 'module.exports = (version) => ({ version });',
  'semver/functions/satisfies': 'module.exports = () => true;',
  // Patterns of files whose renaming the server wants to hear of: it wants none. To the library no pattern is valid then.
  minimatch: 'exports.Minimatch = class { makeRe() { return false; } };',
};

/** For esbuild. */
export const leftOut = {
  name: 'left-out',
  setup({ onLoad, onResolve }) {
    const filter = new RegExp(`^(?:${Object.keys(STAND_INS).join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter, namespace: 'left-out' }, ({ path }) => ({ contents: STAND_INS[path] }));
  },
};
