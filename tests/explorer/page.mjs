// A browser page on which nothing may go wrong unseen: errors, console messages and requests that
// leave the page are collected.
import { chromium } from 'playwright-core';

export async function startBrowser() {
  // The sandbox needs rights that a build machine may lack; the pages are our own.
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

export async function openPage(browser, address, { hash = '', viewport = { width: 1300, height: 850 } } = {}) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', acceptDownloads: true });
  context.setDefaultTimeout(10000);
  const page = await context.newPage();
  const complaints = [];
  const own = new URL(address).origin; // "null" for a file
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = own === 'null' ? request.url().split('#')[0] === address : url.origin === own;
    if (!isOwn && !['data:', 'blob:'].includes(url.protocol)) complaints.push(`request ${request.url()}`);
  });
  await page.goto(address + hash);
  await page.waitForFunction(() => document.getElementById('explorer')?.explorer);
  await page.evaluate(() => document.getElementById('explorer').scrollIntoView());
  return { page, complaints, close: () => context.close() };
}

// What the explorer holds, and where a node is on the screen.
export function explorerOf(page) {
  const evaluate = (body, argument) => page.evaluate(
    ([text, value]) => new Function('explorer', 'value', text)(
      document.getElementById('explorer').explorer, value), [body, argument]);
  return {
    values: () => evaluate('return explorer.state.values'),
    inSight: () => evaluate('return explorer.sight.nodes.map((node) => node.id)'),
    selected: () => evaluate(`const { selected } = explorer.state.values;
      return selected === null ? null : explorer.network.nodes[selected].id`),
    zoom: () => evaluate('return explorer.picture.graph.zoom()'),
    center: () => evaluate('return explorer.picture.graph.centerAt()'),
    placeOf: (id) => evaluate(`const node = explorer.network.nodes[explorer.network.byId.get(value)];
      const box = explorer.picture.canvas.getBoundingClientRect();
      const { x, y } = explorer.picture.graph.graph2ScreenCoords(node.x, node.y);
      return { x: box.x + x, y: box.y + y }`, id),
  };
}

// The canvas at rest: its names are placed, so that clicks find them.
export async function settled(page) {
  await page.waitForTimeout(350);
}

// A field or list of choices by its name.
export function field(scope, name) {
  return scope.getByRole('combobox', { name, exact: true });
}
