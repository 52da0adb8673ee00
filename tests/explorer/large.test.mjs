// A network of 5,000 nodes and 20,000 links opens and answers. How fast is told by measure.mjs.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeNetwork } from './made_network.mjs';
import { explorerOf, field, openPage, settled, startBrowser } from './page.mjs';
import { makeReport } from './report_file.mjs';

let browser;
let folder;
let report;

before(async () => {
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'musubi-large-'));
  makeNetwork(join(folder, 'made.graphml'), 5000, 20000);
  report = makeReport(join(folder, 'made.graphml'), '--no-scenarios');
});
after(async () => {
  await browser.close();
  report?.remove();
  rmSync(folder, { recursive: true });
});

describe('a large network', () => {
  it('opens whole, draws its links, and finds a node by name and by click', async () => {
    const { page, complaints, close } = await openPage(browser, report.address, { hash: '#explore?mode=all' });
    const explorer = explorerOf(page);
    assert.equal((await explorer.inSight()).length, 5000);
    await page.waitForTimeout(1500); // the links come in pieces
    const inks = await page.evaluate(() => {
      const canvas = document.querySelector('#explorer canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let grey = 0;
      for (let i = 0; i < data.length; i += 4) {
        const [r, g, b, alpha] = data.subarray(i, i + 4);
        if (alpha > 60 && r > 120 && r < 225 && Math.abs(r - g) < 25 && Math.abs(g - b) < 25) grey += 1;
      }
      return grey;
    });
    assert.ok(inks > 20000, `${inks} points of lines`);
    await field(page, '名前で探す').fill('機関4321');
    await field(page, '名前で探す').press('Enter');
    assert.equal(await explorer.selected(), 'n4321');
    await settled(page);
    const neighbour = (await page.evaluate(() => {
      const { explorer: { network, sight } } = document.getElementById('explorer');
      const node = network.nodes[network.byId.get('n4321')];
      const other = network.otherEnd(network.links[node.links[1]], node.index);
      return sight.shown[other] === 1 ? network.nodes[other].id : null;
    }));
    const { x, y } = await explorer.placeOf(neighbour);
    await page.mouse.click(x, y);
    assert.equal(await explorer.selected(), neighbour);
    assert.deepEqual(complaints, []);
    await close();
  });
});
