// The shortest ways between two nodes.

import { h } from '../dom.js';
import { nodePicker } from '../node_picker.js';
import { nodeButton, sourceList, term } from './parts.js';

const most = 12;

function steps(app, from, path) {
  const items = [h('li', {}, nodeButton(app, app.network.nodes[from]))];
  let at = from;
  for (const step of path) {
    const link = app.network.links[step.link];
    const arrow = !link.directed ? '–' : link.source === at ? '→' : '←';
    items.push(h('li', {}, h('p', { class: 'soft' }, `${arrow} ${term(app, 'relation', link.relation)}`),
      h('details', {}, h('summary', {}, app.say('sources')), sourceList(app, link)),
      nodeButton(app, app.network.nodes[step.node])));
    at = step.node;
  }
  return h('ol', { class: 'way' }, items);
}

function result(app) {
  const { path } = app.state.values;
  if (path === null) return null;
  const { from, to, shown } = path;
  const name = (node) => app.network.nodes[node].names[app.language];
  if (from === to) return h('p', { role: 'status' }, app.say('samePath'));
  const paths = app.network.shortestPaths(from, to, most + 1);
  if (paths.length === 0) return h('p', { role: 'status' }, app.say('noPath', name(from), name(to)));
  const shownPaths = paths.slice(0, most);
  const words = paths.length > most ? 'pathCountMore' : 'pathCount';
  return [
    h('p', { role: 'status' }, app.say(words, paths[0].length, shownPaths.length)),
    shownPaths.length > 1 && h('p', { class: 'buttons' }, shownPaths.map((_, index) => h('button', {
      type: 'button', 'data-key': `way-${index}`, 'aria-pressed': String(index === shown),
      onclick: () => app.showPath(from, to, index),
    }, app.say('pathNumber', index + 1)))),
    steps(app, from, shownPaths[Math.min(shown, shownPaths.length - 1)]),
  ];
}

export const pathsPanel = {
  id: 'paths',
  render(app) {
    const { path, pathFrom, pathTo } = app.state.values;
    const from = path?.from ?? pathFrom ?? null;
    const to = path?.to ?? pathTo ?? null;
    const choose = (a, b) => (a !== null && b !== null ? app.showPath(a, b, 0)
      : app.state.update({ pathFrom: a, pathTo: b, path: null }));
    return [
      h('p', { class: 'soft' }, app.say('pathsIntro')),
      nodePicker(app, { label: app.say('from'), key: 'path-from', value: from,
        onpick: (node) => choose(node, to) }),
      nodePicker(app, { label: app.say('to'), key: 'path-to', value: to,
        onpick: (node) => choose(from, node) }),
      path !== null && h('p', { class: 'buttons' },
        h('button', { type: 'button', 'data-key': 'swap', onclick: () => app.showPath(to, from, 0) }, app.say('swap')),
        h('button', { type: 'button', onclick: () => app.clear() }, app.say('clear'))),
      result(app),
    ];
  },
};
