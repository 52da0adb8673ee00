// What was chosen: a node, a link or a pair of hubs.

import { h, table } from '../dom.js';
import { facts, nodeButton, nodeButtons, number, sourceList, status, term } from './parts.js';

function relationText(app, link, node) {
  const arrow = !link.directed ? '' : link.source === node ? '→ ' : '← ';
  const extra = [...link.functions.map((task) => term(app, 'function', task)),
    app.network.isActual(link) ? '' : term(app, 'status', link.status),
    link.derived ? app.say('derived') : ''].filter((word) => word !== '');
  return `${arrow}${term(app, 'relation', link.relation)}${extra.length > 0 ? ` (${extra.join(app.say('listSeparator'))})` : ''}`;
}

function sourcesOf(app, link) {
  return h('details', {}, h('summary', {}, app.say('sources')), sourceList(app, link));
}

function linkTable(app, node) {
  const rows = node.links.map((index) => app.network.links[index]);
  const other = (link) => app.network.nodes[app.network.otherEnd(link, node.index)];
  return table({
    caption: app.say('links', rows.length),
    more: (left) => app.say('more', left),
    rows,
    columns: [
      { title: app.say('partner'), cell: (link) => nodeButton(app, other(link)),
        sort: (link) => other(link).names[app.language] },
      { title: app.say('relation'), sort: (link) => relationText(app, link, node.index),
        cell: (link) => [relationText(app, link, node.index), link.note ? h('br') : '',
          link.note ? h('small', {}, link.note[app.language]) : '', sourcesOf(app, link)] },
    ],
  });
}

function measureTable(app, node) {
  const rows = app.network.measures.filter((measure) => measure.scores[node.index] !== null);
  if (rows.length === 0) return null;
  return [table({
    caption: app.say('measures'),
    more: () => '',
    rows,
    columns: [
      { title: app.say('measure'), cell: (measure) =>
        h('abbr', { title: measure.meaning[app.language] }, measure.label[app.language]) },
      { title: app.say('score'), number: true, cell: (measure) => number(measure.scores[node.index]) },
      { title: app.say('rank'), number: true, cell: (measure) => measure.ranks[node.index] },
    ],
  }), h('p', { class: 'soft' }, app.say('projection', app.network.data.projection[app.language]))];
}

function hubButton(app, node) {
  const hub = app.network.hubPosition.get(node.index);
  if (hub === undefined || app.state.values.mode !== 'hubs') return null;
  const isOpen = app.state.values.unfolded.includes(hub);
  return h('button', { type: 'button', 'data-key': 'unfold', 'aria-expanded': String(isOpen),
    onclick: () => app.toggleHub(hub) }, app.say(isOpen ? 'fold' : 'unfold'));
}

function factRows(app, node) {
  const other = app.language === 'ja' ? 'en' : 'ja';
  const note = app.language === 'ja' ? node.facts.note_ja ?? node.facts.note : node.facts.note ?? node.facts.note_ja;
  const rest = Object.entries(node.facts).filter(([name]) => !['note', 'note_ja', 'parent', 'distinct_from'].includes(name))
    .map(([name, value]) => `${app.say.has(name) ? app.say(name) : name}: ${value}`).join(app.say('listSeparator'));
  return [
    [app.say('kind'), term(app, 'kind', node.kind)],
    [app.say('aliases'), [...new Set([node.names[other], ...node.aliases])]
      .filter((name) => name !== node.names[app.language]).join(app.say('listSeparator'))],
    [app.say('country'), term(app, 'country', node.country)],
    [app.say('ofHubs'), node.hubs.length > 0 && !app.network.hubPosition.has(node.index)
      ? nodeButtons(app, node.hubs.map((hub) => app.network.hubs[hub])) : ''],
    [app.say('facts'), [note, rest].filter(Boolean).join(' / ')],
  ];
}

function functionRows(app, node) {
  const cells = app.network.data.functionCells.filter(([hub]) => hub === node.index);
  if (cells.length === 0) return null;
  return table({
    caption: app.say('function'),
    more: () => '',
    rows: cells,
    columns: [
      { title: app.say('function'), cell: ([, task]) => term(app, 'function', task) },
      { title: app.say('status'), cell: ([, , state]) => status(app, state) },
      { title: app.say('carriedBy'), cell: ([, , , nodes]) => nodeButtons(app, nodes) },
    ],
  });
}

export function nodeDetails(app, node) {
  return [
    h('h3', { lang: app.language }, node.names[app.language]),
    h('p', { class: 'buttons' }, hubButton(app, node),
      h('button', { type: 'button', onclick: () => app.state.update({
        tab: 'paths', path: null, pathFrom: node.index }) }, app.say('wayFromHere')),
      app.live && h('button', { type: 'button', onclick: () => app.state.update({
        tab: 'whatif', draftFrom: node.index }) }, app.say('linkFromHere')),
      h('button', { type: 'button', onclick: () => app.clear() }, app.say('clear'))),
    facts(factRows(app, node)),
    functionRows(app, node),
    linkTable(app, node),
    measureTable(app, node),
  ];
}

function linkDetails(app, link) {
  const [source, target] = [link.source, link.target].map((index) => app.network.nodes[index]);
  return [
    h('h3', {}, nodeButton(app, source), ` ${link.directed ? '→' : '–'} `, nodeButton(app, target)),
    facts([
      [app.say('relation'), term(app, 'relation', link.relation)],
      [app.say('function'), link.functions.map((task) => term(app, 'function', task)).join(app.say('listSeparator'))],
      [app.say('status'), term(app, 'status', link.status)],
      [app.say('basis'), link.derived ? app.say('derivedLong') : ''],
      [app.say('facts'), link.note?.[app.language] ?? ''],
    ]),
    h('h4', {}, app.say('sources')),
    sourceList(app, link),
    h('p', { class: 'buttons' }, h('button', { type: 'button', onclick: () => app.clear() }, app.say('clear'))),
  ];
}

function tieMarks(app, tie) {
  const marks = [tie.direct ? '' : app.say('indirect'), tie.derived ? app.say('derived') : ''].filter((word) => word !== '');
  return marks.length === 0 ? '' : ` (${marks.join(app.say('listSeparator'))})`;
}

// The ways over the brokers, several of whom may stand on one.
function chainsOf(app, pair) {
  return [...new Set(pair.brokers.map((broker) =>
    broker.chain.map((index) => app.network.nodes[index].names[app.language]).join(' – ')))];
}

export function pairDetails(app, pair) {
  const tasks = (list) => list.map((task) => term(app, 'function', task)).join(app.say('listSeparator'));
  return [
    h('h3', {}, nodeButton(app, app.network.nodes[pair.a]), ' – ', nodeButton(app, app.network.nodes[pair.b])),
    facts([
      [app.say('status'), status(app, pair.status)],
      [app.say('gapScore'), pair.status === 'present' ? '' : number(pair.score)],
      [app.say('complements'), tasks(pair.complements)],
      [app.say('unsettled'), tasks(pair.unsettled)],
    ]),
    pair.brokers.length > 0 && [h('h4', {}, app.say('through')),
      h('ol', {}, pair.brokers.map((broker) => h('li', {}, nodeButton(app, app.network.nodes[broker.node])))),
      h('ul', { class: 'soft' }, chainsOf(app, pair).map((chain) => h('li', {}, chain)))],
    pair.ties.length > 0 && [h('h4', {}, app.say('tiesNow')),
      h('ul', {}, pair.ties.map((tie) => h('li', {}, tie.kind[app.language],
        tieMarks(app, tie), ': ', nodeButtons(app, tie.via))))],
    h('p', { class: 'buttons' }, h('button', { type: 'button', onclick: () => app.clear() }, app.say('clear'))),
  ];
}

export const detailsPanel = {
  id: 'details',
  render(app) {
    const { selected, link, pair } = app.state.values;
    if (selected !== null) return nodeDetails(app, app.network.nodes[selected]);
    if (link !== null) return linkDetails(app, app.network.links[link]);
    if (pair !== null) return pairDetails(app, app.network.pairs[pair]);
    return [h('p', {}, app.say('nothingChosen')),
      h('p', { class: 'soft' }, app.say('projection', app.network.data.projection[app.language]))];
  },
};
