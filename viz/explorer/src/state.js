// What the reader has chosen. One object; every change goes through update(), which tells the
// listeners, and into the address, so that a link leads back to the same sight.

const initial = {
  language: 'ja',
  mode: 'hubs', // hubs, and what was unfolded; or all
  unfolded: [], // positions of hubs
  revealed: [], // nodes that stay in sight although their hub is folded
  showGaps: true,
  selected: null, // a node
  link: null,
  pair: null,
  path: null, // {from, to, shown}
  color: 'kind',
  size: 'none',
  hiddenKinds: [],
  relation: -1,
  hub: -1,
  function: -1,
  country: -1,
  source: -1,
  basis: -1, // 0: stated links only; 1: derived ones only
  tab: 'details',
  draft: [], // links that are tried out: {source, target, relation}
};

export class State {
  #listeners = [];

  constructor(network, language) {
    this.network = network;
    this.values = { ...initial, language, mode: network.hubs.length > 0 ? 'hubs' : 'all' };
    this.start = { ...this.values };
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  update(changes) {
    const before = this.values;
    this.values = { ...before, ...changes };
    this.#listeners.forEach((listener) => listener(this.values, before));
  }

  get filtered() {
    const { hiddenKinds, relation, hub, function: task, country, source, basis } = this.values;
    return hiddenKinds.length > 0 || [relation, hub, task, country, source, basis].some((i) => i >= 0);
  }

  // The part behind # that tells the sight.
  toAddress() {
    const { values, network, start } = this;
    const words = new URLSearchParams();
    const id = (node) => network.nodes[node].id;
    for (const key of ['language', 'mode', 'color', 'size', 'tab']) {
      if (values[key] !== start[key]) words.set(key, values[key]);
    }
    if (!values.showGaps) words.set('gaps', 'off');
    if (values.selected !== null) words.set('node', id(values.selected));
    if (values.unfolded.length > 0) {
      words.set('unfold', values.unfolded.map((hub) => id(network.hubs[hub])).join(','));
    }
    if (values.path !== null) {
      words.set('from', id(values.path.from));
      words.set('to', id(values.path.to));
    }
    if (values.pair !== null) {
      const pair = network.pairs[values.pair];
      words.set('pair', `${id(pair.a)},${id(pair.b)}`);
    }
    const term = (topic, position) => network.terms[topic][position].id;
    if (values.hiddenKinds.length > 0) {
      words.set('without', values.hiddenKinds.map((kind) => term('kind', kind)).join(','));
    }
    for (const topic of ['relation', 'function', 'country']) {
      if (values[topic] >= 0) words.set(topic, term(topic, values[topic]));
    }
    if (values.hub >= 0) words.set('hub', id(network.hubs[values.hub]));
    for (const key of ['source', 'basis']) {
      if (values[key] >= 0) words.set(key, String(values[key]));
    }
    return words.toString();
  }

  // What an address asks for; words that mean nothing here are passed over.
  fromAddress(text) {
    const { network } = this;
    const words = new URLSearchParams(text);
    const changes = {};
    const oneOf = (key, allowed) => {
      if (allowed.includes(words.get(key))) changes[key] = words.get(key);
    };
    const node = (key) => network.byId.get(words.get(key) ?? '') ?? null;
    const positions = (key, find) =>
      (words.get(key) ?? '').split(',').map(find).filter((position) => position >= 0);
    const measures = network.measures.map((measure) => measure.id);
    oneOf('language', ['ja', 'en']);
    if (network.hubs.length > 0) oneOf('mode', ['hubs', 'all']);
    oneOf('color', ['kind', 'community', ...measures]);
    oneOf('size', ['none', ...measures]);
    oneOf('tab', ['details', 'gaps', 'paths', 'filter', 'list', 'whatif']);
    changes.showGaps = words.get('gaps') !== 'off';
    changes.selected = node('node');
    if (changes.selected !== null) changes.revealed = [changes.selected];
    changes.unfolded = positions('unfold', (id) =>
      network.hubPosition.get(network.byId.get(id)) ?? -1);
    if (node('from') !== null && node('to') !== null) {
      changes.path = { from: node('from'), to: node('to'), shown: 0 };
    }
    const [a, b] = (words.get('pair') ?? '').split(',').map((id) => network.byId.get(id));
    const pair = network.pairs.findIndex((one) =>
      (one.a === a && one.b === b) || (one.a === b && one.b === a));
    if (pair >= 0) changes.pair = pair;
    const term = (topic, id) => network.terms[topic].findIndex((one) => one.id === id);
    changes.hiddenKinds = positions('without', (id) => term('kind', id));
    for (const topic of ['relation', 'function', 'country']) {
      if (words.has(topic)) changes[topic] = term(topic, words.get(topic));
    }
    changes.hub = network.hubPosition.get(node('hub')) ?? -1;
    const limits = { source: network.sources.length, basis: 2 };
    for (const [key, limit] of Object.entries(limits)) {
      const position = Number.parseInt(words.get(key) ?? '', 10);
      if (position >= 0 && position < limit) changes[key] = position;
    }
    this.update({ ...this.start, ...changes });
  }
}
