// Writes the sample county anew: node test/bundled.mjs test/county/make-sample.ts. Word files made by LibreOffice stay as they are without it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writerOf } from '../../server/src/convert/kinds.js';
import { readReport } from '../../server/src/report/read.js';
import { reportIn } from '../../server/src/report/types.js';
import { markdown } from '../support/notations/pipes.js';
import { configuration, roster, SAMPLE, type SampleFile, sampleFiles, textOf } from './sample.js';

async function contentOf(file: SampleFile, kind: 'docx' | 'html'): Promise<string | Uint8Array> {
  const report = reportIn(readReport(markdown(file.draft)));
  if (report === undefined) throw new RangeError(file.path);
  const converted = await (await writerOf(kind))(report);
  if ('refusal' in converted) throw new RangeError(`${file.path}: ${converted.refusal.en}`);
  return converted.written;
}

/** A page of ours, as LibreOffice saves it. */
async function throughLibreOffice(file: SampleFile, path: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-'));
  try {
    writeFileSync(join(folder, 'page.html'), await contentOf(file, 'html'));
    const args = [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      folder,
    ];
    const { status } = spawnSync('soffice', [...args, '--writer', join(folder, 'page.html')], { stdio: 'ignore' });
    if (status === 0 && existsSync(join(folder, 'page.docx'))) renameSync(join(folder, 'page.docx'), path);
    else console.warn(`${path}: LibreOffice is not here, the file is left as it is`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeSample(): Promise<void> {
  for (const file of sampleFiles()) {
    const path = join(SAMPLE, file.path);
    mkdirSync(dirname(path), { recursive: true });
    const text = textOf(file);
    if (text !== undefined) writeFileSync(path, text);
    else if (file.kind === 'docx') writeFileSync(path, await contentOf(file, 'docx'));
    else await throughLibreOffice(file, path);
  }
  writeFileSync(join(SAMPLE, '名单.txt'), roster());
  writeFileSync(join(SAMPLE, 'gouji.config.json'), configuration());
}

void writeSample();
