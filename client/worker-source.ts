/**
 * One script of several CommonJS files that know each other by `./name`; the last is run. Node and the browser are served by the same
 * files that way: a bundle for the browser alone would hold all that the others hold a second time.
 */
export function workerSource(files: readonly { readonly name: string; readonly code: string }[]): string {
  const functions = files.map(({ name, code }) => `${JSON.stringify(`./${name}`)}: (module, exports, require) => {\n${code}\n}`);
  return `(() => {
const files = {\n${functions.join(',\n')}\n};
const loaded = {};
const load = (asked) => {
  const name = asked === '#word' ? './word.js' : asked;
  if (loaded[name] === undefined) {
    if (!Object.hasOwn(files, name)) throw new Error('no module ' + name);
    const module = { exports: {} };
    loaded[name] = module;
    files[name](module, module.exports, load);
  }
  return loaded[name].exports;
};
load(${JSON.stringify(`./${files.at(-1)?.name}`)});
})();
`;
}
