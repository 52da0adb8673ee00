// The licences of the packages in a bundle, as a comment at its head: each text once, with the
// copyright lines of all packages under it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

function packageOf(input) {
  const match = input.match(/^node_modules\/(@[^/]+\/[^/]+|[^/]+)\//);
  return match === null ? null : match[1];
}

// A package that ships no text of its licence (bezier-js) stands under that of another package.
function licenseOf(folder, name) {
  const path = join(folder, 'node_modules', name);
  const { version, license, author } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
  if (!file) {
    return { license, owner: `${name} ${version} (${license}): ${author?.name ?? author}`, text: null };
  }
  const lines = readFileSync(join(path, file), 'utf8').replaceAll('*/', '* /').trim().split('\n');
  const isCopyright = (line) => /^\s*copyright\b/i.test(line);
  return {
    license,
    owner: `${name} ${version} (${license}): ${lines.filter(isCopyright).map((line) => line.trim()).join('; ')}`,
    text: lines.filter((line) => !isCopyright(line)).join('\n').replace(/\s+/g, ' ').trim(),
  };
}

// `inputs` of an esbuild metafile.
export function licenses(folder, inputs) {
  const names = [...new Set(Object.keys(inputs).map(packageOf).filter((name) => name !== null))].sort();
  const found = names.map((name) => licenseOf(folder, name));
  const owners = new Map();
  for (const { license, owner, text } of found) {
    const key = text ?? found.find((other) => other.license === license && other.text !== null)?.text;
    if (key === undefined) throw new Error(`there is no text of the licence of ${owner}`);
    owners.set(key, [...(owners.get(key) ?? []), owner]);
  }
  return [...owners].map(([text, list]) => `${list.join('\n')}\n${text}`).join('\n\n');
}
