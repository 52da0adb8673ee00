// What several panels show in the same way.

import { h } from '../dom.js';

export function nodeButton(app, node, attributes = {}) {
  return h('button', { type: 'button', class: 'node', lang: app.language,
    onclick: () => app.choose(node.index), ...attributes }, node.names[app.language]);
}

export function term(app, topic, position) {
  return position < 0 ? '' : app.network.terms[topic][position][app.language];
}

export function nodeButtons(app, nodes) {
  return h('span', { class: 'nodes' }, nodes.map((index) => nodeButton(app, app.network.nodes[index])));
}

export function number(value) {
  if (value === null) return '–';
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
  return Math.abs(value) >= 0.001 ? value.toPrecision(3) : value.toExponential(1);
}

// The statements that a link rests on.
export function sourceList(app, link) {
  const statements = app.network.statements(link);
  if (statements.length === 0) return h('p', { class: 'soft' }, app.say('noSource'));
  return h('ul', { class: 'sources' }, statements.map(({ source, locator }) => h('li', {},
    source ? [h('cite', {}, source.title), source.published ? ` (${source.published})` : '',
      locator ? [h('br'), locator] : ''] : locator)));
}

// A row of words with what they mean.
export function facts(rows) {
  return h('dl', {}, rows.filter(([, value]) => value !== '' && value !== null)
    .map(([word, value]) => [h('dt', {}, word), h('dd', {}, value)]));
}

export function status(app, code) {
  const sign = { present: '○', missing: '—', unknown: '？' }[code];
  return h('span', { class: `state ${code}` }, h('span', { 'aria-hidden': 'true' }, `${sign} `), app.say(code));
}
