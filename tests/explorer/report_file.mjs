// A report made by the program, as a file address.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export function makeReport(graph, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'musubi-explorer-'));
  execFileSync(process.env.MUSUBI, ['analyze', graph, '-o', folder, '-q', ...options]);
  return {
    address: pathToFileURL(join(folder, 'report.html')).href,
    file: join(folder, 'report.html'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

export function gtb() {
  return join(process.env.MUSUBI_SOURCE, 'graphs', 'gtb');
}
