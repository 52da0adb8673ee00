// Bundles the page's script and style, and writes them as C++ that the program compiles in.
//
//   node build.mjs OUTPUT.cpp
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licenses } from './licenses.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));

async function bundle(entry) {
  const result = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    target: ['es2020'],
    charset: 'utf8',
    legalComments: 'none', // all of them stand at the head
    format: 'iife',
    metafile: true,
  });
  const notices = licenses(folder, result.metafile.inputs);
  return (notices === '' ? '' : `/*\n${notices}\n*/\n`) + result.outputFiles[0].text.trim();
}

// Compilers limit the length of one literal, so that a long text stands in pieces beside each other.
function literal(text) {
  const pieces = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + 8000);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last < 0xdc00) end -= 1; // not within a pair
    pieces.push(`R"musubi(${text.slice(at, end)})musubi"`);
    at = end;
  }
  return pieces.join('\n    ');
}

const script = await bundle('src/main.js');
const style = await bundle('explorer.css');
for (const text of [script, style]) {
  if (/<\/(script|style)/i.test(text) || text.includes(')musubi"')) {
    throw new Error('the bundle holds text that would end the element or the literal around it');
  }
}
const hash = createHash('sha256').update(script, 'utf8').digest('base64');

writeFileSync(process.argv[2], `// Made by viz/explorer/build.mjs.
#include "viz/explorer_bundle.hpp"

namespace musubi {

std::string_view explorer_script() {
  static constexpr char kScript[] =
    ${literal(script)};
  return {kScript, sizeof kScript - 1};
}

std::string_view explorer_script_hash() { return "${hash}"; }

std::string_view explorer_style() {
  static constexpr char kStyle[] =
    ${literal(style)};
  return {kStyle, sizeof kStyle - 1};
}

}  // namespace musubi
`);
