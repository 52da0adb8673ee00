// The explorer as the program serves it: links on trial, and what the server refuses.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import { explorerOf, field, openPage, startBrowser } from './page.mjs';
import { gtb } from './report_file.mjs';
import { serve } from './server.mjs';

let browser;
let server;
let token;

before(async () => {
  browser = await startBrowser();
  server = await serve(gtb(), '--port', '0');
  token = (await (await fetch(server.address)).text()).match(/data-token="([0-9a-f]{32})"/)[1];
});
after(async () => {
  await browser.close();
  assert.equal((await server.stop()).signal, null);
});

const link = { source: 'chiba-u', target: 'biocom', relation: 'partners_with' };

// A request with any headers, such as fetch() does not send.
function ask({ method = 'POST', path = '/api/what-if', headers = {}, body = JSON.stringify({ links: [link] }) }) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: server.port, method, path, headers: {
      'Content-Type': 'application/json', 'X-Musubi-Token': token, 'Content-Length': Buffer.byteLength(body),
      ...headers } }, (response) => {
      let text = '';
      response.on('data', (piece) => { text += piece; });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

// `expected` matches what the browser may note on its console.
async function withPage(use, expected = /^$/) {
  const { page, complaints, close } = await openPage(browser, server.address, { hash: '#explore?tab=whatif' });
  try {
    await use(page, explorerOf(page), page.getByRole('tabpanel'));
    assert.deepEqual(complaints.filter((one) => !expected.test(one)), []);
  } finally {
    await close();
  }
}

async function tryLink(panel) {
  for (const [label, name] of [['出発', '千葉大学'], ['到着', 'BIOCOM']]) {
    await field(panel, label).fill(name);
    await field(panel, label).press('Enter');
  }
  await panel.getByRole('button', { name: '足す' }).click();
  await panel.getByText('何が変わるか').waitFor();
}

describe('a link on trial', () => {
  it('shows what changes, and can be taken back', () => withPage(async (page, explorer, panel) => {
    await tryLink(panel);
    await panel.getByRole('row', { name: /大域効率.*改善/ }).waitFor();
    const shown = await explorer.inSight();
    assert.ok(shown.includes('chiba-u') && shown.includes('biocom'));
    await panel.getByRole('button', { name: /取り消す/ }).click();
    await panel.getByText('何が変わるか').waitFor({ state: 'detached' });
  }));

  it('is kept as a scenario that the program reads', () => withPage(async (page, explorer, panel) => {
    await tryLink(panel);
    await panel.getByLabel('シナリオの名前').fill('千葉大学とBIOCOM "連携"');
    const [download] = await Promise.all([
      page.waitForEvent('download'), panel.getByRole('button', { name: 'シナリオとして保存' }).click()]);
    const file = await download.path();
    const scenario = `${file}.toml`;
    execFileSync('cp', [file, scenario]);
    assert.match(readFileSync(scenario, 'utf8'), /千葉大学とBIOCOM/);
    const answer = JSON.parse(execFileSync(process.env.MUSUBI,
      ['whatif', gtb(), scenario, '--format', 'json', '-q']));
    assert.equal(answer.results[0].new_links, 1);
    execFileSync('rm', [scenario]);
  }));

  it('gives the same numbers as the command line', async () => {
    const live = JSON.parse((await ask({})).text).measures.find(({ id }) => id === 'global_efficiency');
    const text = JSON.parse((await ask({ path: '/api/scenario',
      body: JSON.stringify({ links: [link], title: 'x' }) })).text).text;
    const file = `/tmp/musubi-scenario-${process.pid}.toml`;
    execFileSync('tee', [file], { input: text, stdio: ['pipe', 'ignore', 'inherit'] });
    const { results: [whatif] } = JSON.parse(execFileSync(process.env.MUSUBI,
      ['whatif', gtb(), file, '--format', 'json', '-q']));
    execFileSync('rm', [file]);
    assert.equal(live.before, whatif.before.global_efficiency);
    assert.equal(live.after, whatif.after.global_efficiency);
    assert.ok(live.after > live.before);
  });

  it('tells what is wrong', () => withPage(async (page, explorer, panel) => {
    await tryLink(panel);
    await panel.getByLabel('シナリオの名前').fill('{braces}');
    await panel.getByRole('button', { name: 'シナリオとして保存' }).click();
    await page.locator('.notice').getByText('できませんでした').waitFor();
  }, /status of 400/));
});

describe('the server refuses', () => {
  const cases = [
    ['another host name', { headers: { Host: 'evil.example' } }, 403],
    ['another host name for the page', { method: 'GET', path: '/', body: '', headers: { Host: 'evil.example' } }, 403],
    ['another port', { headers: { Host: '127.0.0.1:1' } }, 403],
    ['another origin', { headers: { Origin: 'http://evil.example' } }, 403],
    ['the origin of a file', { headers: { Origin: 'null' } }, 403],
    ['a question without the token', { headers: { 'X-Musubi-Token': '' } }, 403],
    ['a question that is not JSON', { headers: { 'Content-Type': 'text/plain' } }, 415],
    ['a body that is not JSON', { body: '{"links": [' }, 400],
    ['no links', { body: '{"links": []}' }, 400],
    ['links of no text', { body: '{"links": [{"source": 1, "target": {}, "relation": null}]}' }, 400],
    ['nested nonsense', { body: '['.repeat(30000) }, 400],
    ['an unknown node', { body: JSON.stringify({ links: [{ ...link, source: 'nobody' }] }) }, 400],
    ['an unknown relation', { body: JSON.stringify({ links: [{ ...link, relation: 'likes' }] }) }, 400],
    ['a body beyond the limit', { body: ' '.repeat(100 * 1024) }, 413],
    ['another path', { path: '/etc/passwd', method: 'GET', body: '' }, 404],
    ['a way out of it', { path: '/../../etc/passwd', method: 'GET', body: '' }, 404],
    ['another method', { method: 'DELETE', path: '/', body: '' }, 404],
  ];
  for (const [what, request, status] of cases) {
    it(what, async () => {
      assert.equal((await ask(request)).status, status);
      assert.equal((await ask({})).status, 200);
    });
  }
});

describe('the server', () => {
  it('forbids to be framed or kept', async () => {
    const { headers } = await ask({ method: 'GET', path: '/', body: '' });
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.equal(headers['cache-control'], 'no-store');
  });

  it('goes on beside clients that are slow, broken or gone', async () => {
    const sockets = await Promise.all(['GET / HT', 'POST /api/what-if HTTP/1.1\r\nContent-Length: 99\r\n\r\n{', '\x00\xff\x00', '']
      .map((text) => new Promise((resolve) => {
        const socket = net.connect(server.port, '127.0.0.1', () => { socket.write(text); resolve(socket); });
        socket.on('error', () => {});
      })));
    assert.equal((await ask({})).status, 200);
    sockets.forEach((socket) => socket.destroy());
    assert.equal((await ask({})).status, 200);
  });

  it('takes the next port when one is busy, and says so', async () => {
    const second = await serve(gtb(), '--port', String(server.port));
    assert.notEqual(second.port, server.port);
    assert.match(second.notes(), new RegExp(`port ${server.port} is busy; using ${second.port}`));
    assert.equal((await second.stop()).signal, null);
  });

  it('ends on an interrupt', async () => {
    const another = await serve(gtb(), '--port', '0');
    assert.deepEqual(await another.stop(), { code: 0, signal: null });
  });
});
