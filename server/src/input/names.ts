/** What reads a file goes by its name; `~$` are marks that Word and WPS leave of an open file. */
const CHECKED = /^(?!.*(?:^|[/\\])~\$).*\.(?:md|txt|html?|gouji|doc[xm])$/i;

/** Where a folder is walked through, these are read: texts, pages and Word files. */
export function isChecked(path: string): boolean {
  return CHECKED.test(path);
}

/** Hidden folders and node_modules hold no drafts. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Whether the name is that of a page, whose markup is read as such. */
export function isWebPage(path: string): boolean {
  return /\.html?$/i.test(path);
}

/** Whether the name is that of a Word file which can be read (.docx, .docm). */
export function isWordFile(path: string): boolean {
  return /\.doc[xm]$/i.test(path);
}

/** Data and programs may quote a report, whole tables even; they are none, though the user names them (*.* in a folder does). */
const NO_DRAFT =
  /\.(?:json[c5l]?|ndjson|geojson|sarif|ya?ml|toml|ini|xml|svg|csv|lock|map|log|[cm]?[jt]sx?|vue|css|py|java|cs|sql|sh|ps1|bat)$/i;

/** Whether a file of this name may be a report: data and programs are none, whatever they quote. */
export function mayBeReport(path: string): boolean {
  return !NO_DRAFT.test(path);
}

/** Named as a draft, as the editor's language for drafts has it: then it is a report whatever it holds. */
export function isDraft(path: string): boolean {
  return /\.(?:gouji|nianbao\.md)$/i.test(path);
}
