// The explorer inside the report, opened from a file, as a reader would use it.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { explorerOf, field, openPage, settled, startBrowser } from './page.mjs';
import { gtb, makeReport } from './report_file.mjs';

let browser;
let report;

before(async () => {
  browser = await startBrowser();
  report = makeReport(gtb(), '--no-scenarios');
});
after(async () => {
  await browser.close();
  report.remove();
});

// Opens the report, does `use`, and sees that nothing was complained about.
async function withPage(use, options) {
  const { page, complaints, close } = await openPage(browser, report.address, options);
  try {
    await use(page, explorerOf(page));
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
}

const panel = (page) => page.getByRole('tabpanel');

describe('the report', () => {
  it('is one file of less than 3 MB that names nothing outside', () => {
    assert.ok(statSync(report.file).size < 3e6);
    const text = readFileSync(report.file, 'utf8');
    assert.doesNotMatch(text, /<(script|link|img|iframe)[^>]+(src|href)=/i);
  });

  it('opens on the hubs and unfolds one on a double click', () => withPage(async (page, explorer) => {
    const hubs = await explorer.inSight();
    assert.equal(hubs.length, 8);
    assert.ok(hubs.every((id) => id.startsWith('hub-')));
    await settled(page);
    const { x, y } = await explorer.placeOf('hub-kawasaki');
    await page.mouse.dblclick(x, y);
    const unfolded = await explorer.inSight();
    assert.ok(unfolded.length > 20);
    assert.ok(unfolded.includes('kbic'));
  }));

  it('shows the whole network on demand', () => withPage(async (page, explorer) => {
    await page.getByRole('button', { name: 'すべて', exact: true }).click();
    assert.ok((await explorer.inSight()).length > 400);
  }));
});

describe('search', () => {
  for (const [written, id] of [['千葉大学', 'chiba-u'], ['chiba univ', 'chiba-u'], ['ばいおこむ', null],
    ['ＢＩＯＣＯＭ', 'biocom'], ['千葉大', 'chiba-u'], ['かずさｄｎａ', 'kazusa-dna']]) {
    it(`finds ${id ?? 'nothing'} by ${written}`, () => withPage(async (page, explorer) => {
      const search = field(page, '名前で探す');
      await search.fill(written);
      if (id === null) {
        await page.getByRole('listbox').getByText('見つかりません').waitFor();
        return;
      }
      await search.press('Enter');
      assert.equal(await explorer.selected(), id);
      await panel(page).getByText('結び付き（').first().waitFor();
    }));
  }

  it('shows the sources of what was found', () => withPage(async (page) => {
    const search = field(page, '名前で探す');
    await search.fill('かずさDNA');
    await search.press('ArrowDown');
    await search.press('Enter');
    await panel(page).getByText('出典').first().click();
    await panel(page).locator('cite').first().waitFor();
    assert.match(await panel(page).locator('.sources').first().innerText(), /\S/);
  }));
});

describe('the picture', () => {
  it('shows what is clicked', () => withPage(async (page, explorer) => {
    await settled(page);
    const { x, y } = await explorer.placeOf('hub-shonan');
    await page.mouse.click(x, y);
    assert.equal(await explorer.selected(), 'hub-shonan');
    await panel(page).getByRole('heading', { name: '湘南エリア' }).waitFor();
  }));

  it('shows the pair of hubs whose line is clicked', () => withPage(async (page, explorer) => {
    await settled(page);
    const a = await explorer.placeOf('hub-nihonbashi');
    const b = await explorer.placeOf('hub-chiba-kazusa');
    await page.mouse.click(a.x + (b.x - a.x) * 0.6, a.y + (b.y - a.y) * 0.6);
    assert.notEqual((await explorer.values()).pair, null);
    await panel(page).locator('.chosen').getByText('記載なし').waitFor();
  }));

  it('goes where it is dragged', () => withPage(async (page, explorer) => {
    await settled(page);
    const before = await explorer.center();
    const box = await page.locator('#explorer canvas').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.45);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 90, box.y + box.height * 0.45 + 50, { steps: 6 });
    await page.mouse.up();
    const moved = await explorer.center();
    assert.ok(Math.hypot(moved.x - before.x, moved.y - before.y) > 20);
    assert.equal(await explorer.selected(), null);
  }));

  it('is coloured and sized by any measure', () => withPage(async (page, explorer) => {
    const measures = await field(page, '色').locator('option').allTextContents();
    assert.ok(measures.length > 8);
    for (const name of ['色', '大きさ']) await field(page, name).selectOption({ label: '次数' });
    assert.equal((await explorer.values()).color, 'degree');
    assert.equal((await explorer.values()).size, 'degree');
    await field(page, '色').selectOption({ label: 'コミュニティ' });
    assert.equal((await explorer.values()).color, 'community');
  }));
});

describe('filters', () => {
  it('leave what is asked for, in the picture and in the table', () => withPage(async (page, explorer) => {
    await page.getByRole('tab', { name: '絞り込み' }).click();
    await field(panel(page), '拠点').selectOption({ label: '柏の葉エリア' });
    const members = await explorer.inSight();
    assert.ok(members.length > 5 && members.length < 80);
    assert.ok(members.includes('hub-kashiwanoha'));
    await field(panel(page), '機能').selectOption({ label: 'インキュベーション' });
    const incubators = await explorer.inSight();
    assert.ok(incubators.length > 0 && incubators.length < members.length);
    await page.getByRole('tab', { name: '一覧' }).click();
    assert.equal(await panel(page).locator('tbody tr').count(), incubators.length);
    await page.getByRole('button', { name: /絞り込み中/ }).click();
    assert.equal((await explorer.inSight()).length, 8);
  }));

  it('take a kind out of sight', () => withPage(async (page, explorer) => {
    await page.getByRole('tab', { name: '絞り込み' }).click();
    await panel(page).getByRole('checkbox', { name: /^大学/ }).uncheck();
    const left = await explorer.inSight();
    assert.ok(left.length > 300);
    assert.ok(!left.includes('chiba-u'));
  }));

  it('by country and source', () => withPage(async (page, explorer) => {
    await page.getByRole('tab', { name: '絞り込み' }).click();
    await field(panel(page), '国（相手も表示）').selectOption({ label: 'ドイツ' });
    const german = await explorer.inSight();
    assert.ok(german.length > 0 && german.length < 80);
    await field(panel(page), '国（相手も表示）').selectOption({ index: 0 });
    await field(panel(page), '出典資料').selectOption({ index: 1 });
    assert.ok((await explorer.inSight()).length > 0);
  }));

  it('by what the links rest on', () => withPage(async (page, explorer) => {
    await page.getByRole('tab', { name: '絞り込み' }).click();
    await field(panel(page), '根拠').selectOption({ label: '推定だけ' });
    const derived = await page.evaluate(() => document.getElementById('explorer').explorer.sight.links);
    assert.ok(derived.length > 0 && derived.every((link) => link.derived));
    assert.ok((await explorer.inSight()).length < 400);
  }));
});

describe('ways', () => {
  it('are shown between two nodes, with their links', () => withPage(async (page, explorer) => {
    await page.getByRole('tab', { name: '経路' }).click();
    for (const [label, name] of [['出発', 'かずさDNA研究所'], ['到着', 'BIOCOM']]) {
      const search = field(panel(page), label);
      await search.fill(name);
      await search.press('Enter');
    }
    await panel(page).getByText(/本の結び付きでつながる経路/).waitFor();
    assert.ok(await panel(page).locator('.way > li').count() > 3);
    const shown = await explorer.inSight();
    assert.ok(shown.includes('kazusa-dna') && shown.includes('biocom'));
    await panel(page).getByRole('button', { name: '経路2' }).click();
    assert.equal((await explorer.values()).path.shown, 1);
  }));

  it('says when there is none', () => withPage(async (page) => {
    await panel(page).getByText('への経路はありません').waitFor();
  }, { hash: '#explore?from=chiba-u&to=ecosystem-seoul&tab=paths' }));
});

describe('gaps', () => {
  it('fly to the pair', () => withPage(async (page, explorer) => {
    await page.getByRole('tab', { name: 'つながりの有無' }).click();
    assert.equal(await panel(page).locator('tbody tr').count(), 28);
    const before = await explorer.center();
    await panel(page).locator('tbody tr').first().getByRole('button').first().click();
    const after = await explorer.center();
    assert.notDeepEqual(after, before);
    await panel(page).locator('.chosen').getByText('橋渡しの候補').waitFor();
  }));
});

describe('language', () => {
  it('switches everything that is read', () => withPage(async (page) => {
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('tab', { name: 'Gaps' }).click();
    await panel(page).getByText('Kawasaki').first().waitFor();
    assert.equal(await page.locator('#explorer').getAttribute('lang'), 'en');
    const text = await page.locator('#explorer').innerText();
    assert.doesNotMatch(text.replace('日本語', ''), /[ぁ-んァ-ン]/);
  }));
});

describe('keyboard', () => {
  it('reaches everything', () => withPage(async (page, explorer) => {
    await page.locator('#explorer canvas').focus();
    const before = await explorer.center();
    await page.keyboard.press('ArrowRight');
    assert.ok((await explorer.center()).x > before.x);
    const zoom = await explorer.zoom();
    await page.keyboard.press('+');
    assert.ok((await explorer.zoom()) > zoom);
    await page.keyboard.press('0');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'combobox');
    await page.keyboard.type('RIKEN');
    await page.keyboard.press('Enter');
    assert.equal(await explorer.selected(), 'riken');
    await page.locator('#explorer canvas').focus();
    await page.keyboard.press('Escape');
    assert.equal(await explorer.selected(), null);
    await page.getByRole('tab', { name: '詳細' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal((await explorer.values()).tab, 'gaps');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'explorer-tab-gaps');
  }));

  it('keeps the focus when a panel is filled anew', () => withPage(async (page) => {
    await page.getByRole('tab', { name: '絞り込み' }).click();
    const box = panel(page).getByRole('checkbox').first();
    await box.focus();
    await page.keyboard.press('Space');
    assert.equal(await page.evaluate(() => document.activeElement.type), 'checkbox');
  }));
});

describe('addresses', () => {
  it('lead back to the same sight', async () => {
    let hash;
    await withPage(async (page) => {
      await page.getByRole('button', { name: 'すべて', exact: true }).click();
      await field(page, '色').selectOption({ label: '媒介中心性' });
      const search = field(page, '名前で探す');
      await search.fill('BIOCOM');
      await search.press('Enter');
      hash = await page.evaluate(() => window.location.hash);
    });
    await withPage(async (page, explorer) => {
      assert.equal(await explorer.selected(), 'biocom');
      const values = await explorer.values();
      assert.deepEqual([values.mode, values.color], ['all', 'betweenness']);
    }, { hash });
  });

  it('with nonsense open the start', () => withPage(async (page, explorer) => {
    assert.equal((await explorer.inSight()).length, 8);
  }, { hash: '#explore?node=nobody&color=red&unfold=x,y&pair=a&hub=&relation=none&source=99&tab=no' }));
});

describe('accessibility', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const tab of ['details', 'gaps', 'paths', 'filter', 'list']) {
    it(`of ${tab} has no serious fault`, () => withPage(async (page) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run('#explorer'));
      const serious = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
      assert.deepEqual(serious.map(({ id, nodes }) => [id, nodes[0].html]), []);
    }, { hash: `#explore?tab=${tab}&node=chiba-u` }));
  }

  it('tells listeners what was chosen', () => withPage(async (page) => {
    const search = field(page, '名前で探す');
    await search.fill('理化学研究所');
    await search.press('Enter');
    assert.match(await page.locator('#explorer .told').textContent(), /理化学研究所.*を選びました/);
  }));
});

describe('a narrow window', () => {
  it('shows the picture above the panel', () => withPage(async (page) => {
    const picture = await page.locator('#explorer canvas').boundingBox();
    const below = await panel(page).boundingBox();
    assert.ok(picture.width > 300 && below.y > picture.y + 100);
    assert.ok(below.x + below.width <= 420);
  }, { viewport: { width: 420, height: 900 } }));
});
