// How fast the explorer opens and moves, measured by the page itself: not a test, since it depends on
// the machine. Without a report, one of a made network of 5,000 nodes and 20,000 links.
//
//   MUSUBI=build/release/bin/musubi node measure.mjs [REPORT.html]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeNetwork } from './made_network.mjs';
import { startBrowser } from './page.mjs';
import { makeReport } from './report_file.mjs';

const seconds = 4;
const runs = 5;

// Frames a second while the mouse drags the picture to and fro.
async function dragFrames(page) {
  const box = await page.locator('#explorer canvas').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const counted = page.evaluate((time) => new Promise((resolve) => {
    const begin = performance.now();
    let frames = 0;
    const count = (now) => {
      frames += 1;
      if (now - begin < time * 1000) requestAnimationFrame(count);
      else resolve(frames / time);
    };
    requestAnimationFrame(count);
  }), seconds);
  let isDone = false;
  counted.then(() => { isDone = true; });
  for (let i = 0; !isDone; i += 1) {
    await page.mouse.move(x + Math.cos(i / 9) * 120, y + Math.sin(i / 9) * 80);
  }
  await page.mouse.up();
  return counted;
}

async function measure(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1300, height: 850 } });
  await page.goto(`${address}#explore?mode=all`);
  await page.waitForFunction(() => document.getElementById('explorer')?.explorer);
  const opened = await page.evaluate(() => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
  }));
  await page.evaluate(() => document.getElementById('explorer').scrollIntoView());
  await page.waitForTimeout(2000);
  const explorer = 'document.getElementById("explorer").explorer';
  const whole = await page.evaluate(`${explorer}.picture.measureFrames(${seconds})`);
  const dragged = await dragFrames(page);
  await page.evaluate(`${explorer}.picture.zoomBy(4)`);
  await page.waitForTimeout(1000);
  const near = await page.evaluate(`${explorer}.picture.measureFrames(${seconds})`);
  const size = await page.evaluate(`[${explorer}.sight.nodes.length, ${explorer}.sight.links.length]`);
  await page.close();
  return { opened, whole, dragged, near, size };
}

function median(values) {
  return values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const folder = mkdtempSync(join(tmpdir(), 'musubi-measure-'));
let address = process.argv[2] && pathToFileURL(process.argv[2]).href;
let made = null;
if (!address) {
  makeNetwork(join(folder, 'made.graphml'), 5000, 20000);
  made = makeReport(join(folder, 'made.graphml'), '--no-scenarios');
  address = made.address;
}
const browser = await startBrowser();
const results = [];
for (let i = 0; i < runs; i += 1) results.push(await measure(browser, address));
await browser.close();
made?.remove();
rmSync(folder, { recursive: true });
const of = (key) => median(results.map((result) => result[key]));
console.log(`${results[0].size[0]} nodes, ${results[0].size[1]} links; medians of ${runs} runs`);
console.log(`opened and drawn after ${Math.round(of('opened'))} ms`);
console.log(`frames a second: panned by script ${of('whole').toFixed(1)}, dragged ${of('dragged').toFixed(1)}, ` +
  `zoomed in and panned ${of('near').toFixed(1)}`);
