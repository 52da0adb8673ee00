// A package whose names carry markup, script, quotes and marks of direction shows as text.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openPage, startBrowser } from './page.mjs';
import { makeReport } from './report_file.mjs';

const names = [
  '<img src=x onerror="window.broken=1">',
  '</script><script>window.broken=1</script>',
  '"quoted" & \'single\' \\ back',
  '\u202ereversed\u202c mark',
  '=HYPERLINK("http://x.example")',
  '{{constructor}} ${window.broken=1}',
];

function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function graphml() {
  const data = (key, text) => `<data key="${key}">${escaped(text)}</data>`;
  const id = (i) => escaped(`n${i % names.length} ${names[i % names.length]}`);
  return `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    ${['label', 'note', 'kind'].map((key) => `<key id="${key}" for="node" attr.name="${key}" attr.type="string"/>`).join('')}
    <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
    <graph edgedefault="undirected">
    ${names.map((name, i) => `<node id="${id(i)}">${data('label', name)}${data('note', name)}${data('kind', name)}</node>`).join('\n')}
    ${names.map((name, i) => `<edge source="${id(i)}" target="${id(i + 1)}">${data('relation', name)}</edge>`).join('\n')}
    </graph></graphml>`;
}

let browser;
let report;
let folder;

before(async () => {
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'musubi-hostile-'));
  const file = join(folder, 'hostile.graphml');
  writeFileSync(file, graphml());
  report = makeReport(file);
});
after(async () => {
  await browser.close();
  report?.remove();
  rmSync(folder, { recursive: true });
});

describe('a hostile package', () => {
  it('is text everywhere', async () => {
    const { page, complaints, close } = await openPage(browser, report.address);
    for (const tab of ['一覧', '絞り込み', '経路', '詳細']) {
      await page.getByRole('tab', { name: tab }).click();
    }
    for (const name of names) {
      await page.getByRole('tab', { name: '一覧' }).click();
      await page.getByRole('tabpanel').getByRole('button', { name, exact: true }).first().click();
      await page.getByRole('tab', { name: '詳細' }).click();
      assert.equal(await page.getByRole('tabpanel').locator('h3').textContent(), name);
    }
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.equal(await page.locator('#explorer img, #explorer script').count(), 0);
    assert.deepEqual(complaints, []);
    await close();
  });
});
