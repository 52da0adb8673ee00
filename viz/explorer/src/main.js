// The explorer: holds its parts together and turns what the reader does into changes of the state.

import { h, refill } from './dom.js';
import { icon } from './icon.js';
import { legend } from './legend.js';
import { Look } from './look.js';
import { Network } from './network.js';
import { detailsPanel } from './panels/details.js';
import { filterPanel } from './panels/filter.js';
import { gapsPanel } from './panels/gaps.js';
import { listPanel } from './panels/list.js';
import { pathsPanel } from './panels/paths.js';
import { computeTrial, whatifPanel } from './panels/whatif.js';
import { Picture } from './picture.js';
import { Server } from './server.js';
import { sightOf } from './sight.js';
import { State } from './state.js';
import { toolbar } from './toolbar.js';
import { wordsIn } from './words.js';

const addressPrefix = '#explore?';
const panStep = 60; // px
const zoomStep = 1.4;

class Explorer {
  constructor(root, data) {
    this.root = root;
    this.network = new Network(data);
    this.state = new State(this.network, root.lang || document.documentElement.lang || 'ja');
    this.look = new Look(this.network);
    this.server = root.dataset.token ? new Server(root.dataset.token) : null;
    this.trial = null;
    this.panels = [detailsPanel, this.network.pairs.length > 0 && gapsPanel, pathsPanel, filterPanel,
      listPanel, this.live && whatifPanel].filter(Boolean);
    this.#build();
    this.sight = sightOf(this.network, this.state.values);
    this.picture = new Picture(this, this.stage);
    this.state.listen((values, before) => this.#changed(values, before));
    this.#listen();
    this.#readAddress();
    this.#render();
    this.picture.fit(this.#interesting());
  }

  get language() {
    return this.state.values.language;
  }

  // Whether something stands out in the picture while the rest fades.
  get hasChoice() {
    const { selected, link, pair, path } = this.state.values;
    return [selected, link, pair, path].some((one) => one !== null);
  }

  get live() {
    return this.server !== null;
  }

  get say() {
    return wordsIn(this.language);
  }

  #build() {
    this.bar = h('div', { class: 'bar', role: 'search' });
    this.stage = h('div', { class: 'stage' });
    this.key = h('div', { class: 'key' });
    this.tools = h('div', { class: 'tools', role: 'group' });
    this.tip = h('div', { class: 'tip', hidden: true, 'aria-hidden': 'true' });
    this.tabs = h('div', { class: 'tabs', role: 'tablist' });
    this.panel = h('div', { class: 'panel', role: 'tabpanel', id: 'explorer-panel', tabindex: '0' });
    this.told = h('p', { class: 'told', 'aria-live': 'polite', role: 'status' });
    this.notice = h('p', { class: 'notice', hidden: true });
    this.root.replaceChildren(this.bar,
      h('div', { class: 'view' }, this.stage, this.key, this.tools, this.tip),
      h('aside', {}, this.tabs, this.panel), this.told, this.notice);
  }

  // Says it to those who listen to the page; `loud`: to those who look at it, too.
  announce(text, loud = false) {
    this.told.textContent = text;
    if (!loud) return;
    this.notice.textContent = text;
    this.notice.hidden = false;
    clearTimeout(this.noticeTimer);
    this.noticeTimer = setTimeout(() => { this.notice.hidden = true; }, 6000);
  }

  // The nodes that the picture should show when it moves to what was asked for.
  #interesting() {
    const { nodes } = this.network;
    const { path, pair } = this.sight;
    const { selected } = this.state.values;
    if (path.nodes.size > 0) return [...path.nodes].map((index) => nodes[index]);
    if (pair.size > 0) return [...pair].map((index) => nodes[index]);
    if (selected !== null) return [nodes[selected], ...nodes[selected].links.map((index) =>
      nodes[this.network.otherEnd(this.network.links[index], selected)])];
    return this.sight.nodes;
  }

  choose(index) {
    const { values } = this.state;
    const revealed = values.mode === 'hubs' && !values.revealed.includes(index)
      ? [...values.revealed, index] : values.revealed;
    this.state.update({ selected: index, link: null, pair: null, path: null, revealed,
      tab: values.tab === 'list' || values.tab === 'whatif' ? values.tab : 'details' });
    const node = this.network.nodes[index];
    this.announce(this.say('chosen', node.names[this.language], node.links.length));
    this.picture.fit(this.#interesting());
  }

  clear() {
    this.state.update({ selected: null, link: null, pair: null, path: null, pathFrom: null, pathTo: null,
      revealed: [] });
  }

  showPair(pair) {
    this.state.update({ pair, selected: null, link: null, path: null, tab: 'gaps' });
    this.picture.fit(this.#interesting());
  }

  showPath(from, to, shown) {
    this.state.update({ path: { from, to, shown }, selected: null, link: null, pair: null, tab: 'paths' });
    this.picture.fit(this.#interesting());
  }

  toggleHub(hub) {
    const { unfolded } = this.state.values;
    this.state.update({ unfolded: unfolded.includes(hub) ? unfolded.filter((one) => one !== hub)
      : [...unfolded, hub] });
    this.picture.fit(this.sight.nodes);
  }

  setMode(mode) {
    this.state.update({ mode, revealed: [] });
    this.picture.fit(this.sight.nodes);
  }

  // A filter looks into the whole network.
  filter(changes) {
    this.state.update({ ...changes, mode: 'all' });
    this.announce(this.say('inSight', this.sight.nodes.length, this.sight.links.length));
  }

  resetFilter() {
    this.state.update({ hiddenKinds: [], relation: -1, hub: -1, function: -1, country: -1, source: -1, basis: -1,
      mode: this.state.start.mode });
    this.picture.fit(this.sight.nodes);
  }

  #changed(values, before) {
    this.sight = sightOf(this.network, values);
    this.#render();
    this.#writeAddress();
    if (values.draft !== before.draft) computeTrial(this);
  }

  #render() {
    this.root.lang = this.language;
    refill(this.bar, ...toolbar(this));
    refill(this.tools, ...this.#toolButtons());
    refill(this.key, legend(this));
    this.#renderTabs();
    this.refreshPanel();
    this.picture.canvas.setAttribute('aria-label', this.say('canvas'));
    this.picture.show(this.sight);
  }

  #toolButtons() {
    const button = (key, sign, act) => h('button', { type: 'button', 'data-key': key, 'aria-label': this.say(key),
      title: this.say(key), onclick: act }, sign);
    return [
      button('zoomIn', icon('M3 8h10M8 3v10'), () => this.picture.zoomBy(zoomStep)),
      button('zoomOut', icon('M3 8h10'), () => this.picture.zoomBy(1 / zoomStep)),
      button('fit', icon('M9.5 6.5 14 2M14 6V2h-4M6.5 9.5 2 14M2 10v4h4'), () => this.picture.fit(this.sight.nodes)),
      this.root.requestFullscreen && !this.root.classList.contains('page') &&
        button('fullScreen', icon('M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4'), () => this.#toggleFullScreen()),
    ];
  }

  #toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen();
  }

  get #tab() {
    return this.panels.find((panel) => panel.id === this.state.values.tab) ?? this.panels[0];
  }

  #renderTabs() {
    this.tabs.setAttribute('aria-label', this.say('panels'));
    refill(this.tabs, ...this.panels.map((panel, position) => h('button', {
      type: 'button', role: 'tab', id: `explorer-tab-${panel.id}`, 'data-key': `tab-${panel.id}`,
      'aria-selected': String(panel === this.#tab), 'aria-controls': 'explorer-panel',
      tabindex: panel === this.#tab ? '0' : '-1',
      onclick: () => this.state.update({ tab: panel.id }),
      onkeydown: (event) => this.#moveTab(event, position),
    }, this.say(panel.id))));
  }

  #moveTab(event, position) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = this.panels[(position + step + this.panels.length) % this.panels.length];
    this.state.update({ tab: next.id });
    this.tabs.querySelector(`#explorer-tab-${next.id}`).focus();
  }

  refreshPanel() {
    const panel = this.#tab;
    if (this.panelShown !== panel) this.panel.scrollTop = 0;
    this.panelShown = panel;
    this.panel.setAttribute('aria-labelledby', `explorer-tab-${panel.id}`);
    refill(this.panel, ...panel.render(this));
  }

  #listen() {
    const { canvas } = this.picture;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'img');
    canvas.addEventListener('keydown', (event) => this.#key(event));
    this.root.addEventListener('keydown', (event) => {
      if (event.key === '/' && !event.target.matches('input, select, textarea')) {
        event.preventDefault();
        this.bar.querySelector('input').focus();
      } else if (event.key === 'Escape' && !document.fullscreenElement) {
        this.clear();
      }
    });
    let pressed = null;
    canvas.addEventListener('pointerdown', (event) => {
      pressed = { x: event.offsetX, y: event.offsetY };
    });
    canvas.addEventListener('click', (event) => {
      const isDrag = pressed && Math.hypot(event.offsetX - pressed.x, event.offsetY - pressed.y) > 4;
      if (!isDrag) this.#click(event);
    });
    canvas.addEventListener('dblclick', (event) => {
      const { node } = this.picture.at(event.offsetX, event.offsetY);
      const hub = node && this.network.hubPosition.get(node.index);
      if (hub !== undefined && this.state.values.mode === 'hubs') this.toggleHub(hub);
    });
    canvas.addEventListener('pointermove', (event) => this.#hover(event));
    canvas.addEventListener('pointerleave', () => { this.tip.hidden = true; });
    window.addEventListener('hashchange', () => {
      if (window.location.hash !== this.address) this.#readAddress();
    });
  }

  #key(event) {
    const moves = { ArrowLeft: [-panStep, 0], ArrowRight: [panStep, 0], ArrowUp: [0, -panStep], ArrowDown: [0, panStep] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) this.picture.panBy(...moves[event.key]);
    else if (event.key === '+' || event.key === ';') this.picture.zoomBy(zoomStep);
    else if (event.key === '-') this.picture.zoomBy(1 / zoomStep);
    else if (event.key === '0') this.picture.fit(this.sight.nodes);
    else return;
    event.preventDefault();
  }

  #click(event) {
    const { node, pair, link } = this.picture.at(event.offsetX, event.offsetY);
    if (node) {
      this.state.update({ selected: node.index, link: null, pair: null, path: null,
        tab: this.state.values.tab === 'whatif' ? 'whatif' : 'details' });
      this.announce(this.say('chosen', node.names[this.language], node.links.length));
    } else if (pair) {
      this.state.update({ pair: pair.index, selected: null, link: null, path: null, tab: 'gaps' });
    } else if (link) {
      this.state.update({ link: link.index, selected: null, pair: null, path: null, tab: 'details' });
    } else if (this.hasChoice) {
      this.clear();
    }
  }

  #hover(event) {
    const { node } = event.buttons === 0 ? this.picture.at(event.offsetX, event.offsetY) : {};
    this.picture.canvas.style.cursor = node ? 'pointer' : '';
    this.tip.hidden = !node;
    if (!node) return;
    const kind = this.network.terms.kind[node.kind]?.[this.language];
    this.tip.textContent = kind ? `${node.names[this.language]} (${kind})` : node.names[this.language];
    const left = Math.min(event.offsetX + 14, this.stage.clientWidth - this.tip.offsetWidth - 6);
    this.tip.style.left = `${Math.max(4, left)}px`;
    this.tip.style.top = `${event.offsetY + 16}px`;
  }

  #readAddress() {
    const { hash } = window.location;
    this.address = hash;
    if (!hash.startsWith(addressPrefix)) return;
    this.state.fromAddress(hash.slice(addressPrefix.length));
    this.picture.fit(this.#interesting());
    if (!this.root.classList.contains('page')) this.root.scrollIntoView();
  }

  #writeAddress() {
    const words = this.state.toAddress();
    const isOurs = window.location.hash.startsWith(addressPrefix);
    if (words === '' && !isOurs) return;
    this.address = words === '' ? '' : addressPrefix + words;
    // Some browsers refuse a change of the address of a file; the page works without.
    try {
      window.history.replaceState(null, '', this.address || window.location.pathname + window.location.search);
    } catch { /* stays as it was */ }
  }
}

const root = document.getElementById('explorer');
const data = document.getElementById('explorer-data');
if (root && data) {
  const explorer = new Explorer(root, JSON.parse(data.textContent));
  root.explorer = explorer; // for scripts and tests
  performance.mark('explorer-ready');
}
