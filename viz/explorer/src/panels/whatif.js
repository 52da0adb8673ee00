// Links on trial: what they would change, and keeping them as a scenario. Only where the program
// serves the page, for it does the computing.

import { h, table } from '../dom.js';
import { nodePicker } from '../node_picker.js';
import { nodeButton, number, status, term } from './parts.js';

function links(app) {
  const { network, state } = app;
  return state.values.draft.map(({ source, target, relation }) => ({
    source: network.nodes[source].id,
    target: network.nodes[target].id,
    relation: network.terms.relation[relation].id,
  }));
}

function problem(app, error) {
  return app.say('failed', error.message === 'noServer' ? app.say('noServer') : error.message);
}

// Asks anew whenever the links on trial change; an answer that comes too late is dropped.
export async function computeTrial(app) {
  const { draft } = app.state.values;
  if (draft.length === 0) {
    app.trial = null;
    app.refreshPanel();
    return;
  }
  app.trial = { computing: true };
  app.refreshPanel();
  const trial = await app.server.whatIf(links(app), app.language)
    .then((answer) => ({ answer }), (error) => ({ error }));
  if (app.state.values.draft !== draft) return;
  app.trial = trial;
  app.refreshPanel();
  app.announce(trial.error ? problem(app, trial.error) : app.say('computedIn', trial.answer.milliseconds));
}

async function keep(app, title) {
  try {
    const file = await app.server.scenario(links(app), title, app.language);
    const address = URL.createObjectURL(new Blob([file.text], { type: 'application/toml' }));
    h('a', { href: address, download: file.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    app.announce(app.say('saved', file.name), true);
  } catch (error) {
    app.announce(problem(app, error), true);
  }
}

function form(app) {
  const { values } = app.state;
  const { draftFrom = null, draftTo = null } = values;
  const relations = app.network.terms.relation;
  const usual = Math.max(0, relations.findIndex((one) => one.id === 'partners_with'));
  const relation = values.draftRelation ?? usual;
  const isReady = draftFrom !== null && draftTo !== null && draftFrom !== draftTo;
  return [
    nodePicker(app, { label: app.say('from'), key: 'draft-from', value: draftFrom,
      onpick: (node) => app.state.update({ draftFrom: node }) }),
    nodePicker(app, { label: app.say('to'), key: 'draft-to', value: draftTo,
      onpick: (node) => app.state.update({ draftTo: node }) }),
    h('label', {}, h('span', {}, app.say('relation')), h('select', { 'data-key': 'draft-relation',
      onchange: (event) => app.state.update({ draftRelation: Number(event.target.value) }) },
    relations.map((one, position) => h('option', { value: String(position), selected: position === relation },
      one[app.language])))),
    h('p', { class: 'buttons' }, h('button', { type: 'button', class: 'main', 'data-key': 'draft-add',
      disabled: !isReady, onclick: () => app.state.update({
        draft: [...values.draft, { source: draftFrom, target: draftTo, relation }], draftTo: null,
      }) }, app.say('add'))),
  ];
}

function draftList(app) {
  const { draft } = app.state.values;
  if (draft.length === 0) return null;
  const name = (node) => app.network.nodes[node].names[app.language];
  return [
    h('h4', {}, app.say('draft', draft.length)),
    h('ul', {}, draft.map((link, index) => h('li', {},
      nodeButton(app, app.network.nodes[link.source]), ` – ${term(app, 'relation', link.relation)} – `,
      nodeButton(app, app.network.nodes[link.target]), ' ',
      h('button', { type: 'button', 'data-key': `undo-${index}`,
        'aria-label': app.say('removeLink', name(link.source), name(link.target)),
        onclick: () => app.state.update({ draft: draft.filter((_, at) => at !== index) }) },
      app.say('remove'))))),
  ];
}

function verdict(app, better) {
  if (better === null) return '';
  return h('span', { class: better ? 'better' : 'worse' }, ` ${better ? '▲' : '▼'} ${app.say(better ? 'better' : 'worse')}`);
}

function signed(value) {
  return value === null ? '–' : `${value > 0 ? '+' : ''}${number(value)}`;
}

function nameOfId(app, id) {
  const node = app.network.byId.get(id);
  return node === undefined ? id : nodeButton(app, app.network.nodes[node]);
}

function result(app) {
  const { trial } = app;
  if (!trial) return null;
  if (trial.computing) return h('p', { role: 'status' }, app.say('computing'));
  if (trial.error) return h('p', { role: 'alert', class: 'error' }, problem(app, trial.error));
  const { answer } = trial;
  const title = h('input', { type: 'text', 'data-key': 'scenario-title', maxlength: '200',
    value: app.scenarioTitle ?? app.say('scenarioDefault'),
    oninput: (event) => { app.scenarioTitle = event.target.value; } });
  return [
    table({
      caption: app.say('whatChanges'),
      more: () => '',
      rows: [...answer.measures].sort((a, b) => Number(b.change !== 0) - Number(a.change !== 0)),
      columns: [
        { title: app.say('measure'), cell: (row) => row.label },
        { title: app.say('now'), number: true, cell: (row) => number(row.before) },
        { title: app.say('then'), number: true, cell: (row) => number(row.after) },
        { title: app.say('change'), number: true, cell: (row) =>
          (row.change === 0 ? app.say('same2') : [signed(row.change), verdict(app, row.better)]) },
      ],
    }),
    answer.pairs.length > 0 && [h('h4', {}, app.say('pairsChanged')),
      h('ul', {}, answer.pairs.map((pair) => h('li', {}, nameOfId(app, pair.a), ' – ', nameOfId(app, pair.b), ': ',
        status(app, pair.before), ' → ', status(app, pair.after))))],
    answer.ranks.length > 0 && [h('h4', {}, app.say('ranksMoved')),
      h('ul', {}, answer.ranks.map((move) => h('li', {}, nameOfId(app, move.id),
        `: ${move.measure} ${move.before} → ${move.after}`)))],
    answer.partial && h('p', { class: 'soft' }, app.say('partial')),
    h('p', { class: 'soft' }, app.say('computedIn', answer.milliseconds)),
    h('label', {}, h('span', {}, app.say('scenarioTitle')), title),
    h('p', { class: 'buttons' }, h('button', { type: 'button', 'data-key': 'keep',
      onclick: () => keep(app, title.value) }, app.say('keep'))),
  ];
}

export const whatifPanel = {
  id: 'whatif',
  render(app) {
    return [h('p', { class: 'soft' }, app.say('whatifIntro')), form(app), draftList(app), result(app)];
  },
};
