// The row above the picture: search, what is shown, colours and sizes, language.

import { h } from './dom.js';
import { nodePicker } from './node_picker.js';

function choice(app, key, label, options) {
  return h('label', {}, h('span', {}, label), h('select', { 'data-key': `choice-${key}`,
    onchange: (event) => app.state.update({ [key]: event.target.value }) },
  options.map(([value, text]) => h('option', { value, selected: app.state.values[key] === value }, text))));
}

function modeButtons(app) {
  if (app.network.hubs.length === 0) return null;
  const { mode } = app.state.values;
  return h('div', { class: 'modes', role: 'group', 'aria-label': app.say('whatIsShown') },
    [['hubs', 'hubsOnly'], ['all', 'everything']].map(([value, word]) => h('button', {
      type: 'button', 'data-key': `mode-${value}`, 'aria-pressed': String(mode === value),
      onclick: () => app.setMode(value),
    }, app.say(word))));
}

export function toolbar(app) {
  const { network, language } = app;
  const { values } = app.state;
  const measures = network.measures.map((measure) => [measure.id, measure.label[language]]);
  const colors = [['kind', app.say('kind')],
    ...(network.communities.length > 0 ? [['community', app.say('community')]] : []), ...measures];
  return [
    nodePicker(app, { label: app.say('search'), hint: app.say('searchHint'), key: 'search',
      clearAfter: true, onpick: (node) => app.choose(node) }),
    modeButtons(app),
    choice(app, 'color', app.say('color'), colors),
    choice(app, 'size', app.say('size'), [['none', app.say('same')], ...measures]),
    values.mode === 'hubs' && network.pairs.length > 0 && h('label', { class: 'check' }, h('input', {
      type: 'checkbox', 'data-key': 'show-gaps', checked: values.showGaps,
      onchange: (event) => app.state.update({ showGaps: event.target.checked }),
    }), app.say('gapsInPicture')),
    app.hasChoice && h('button', { type: 'button', class: 'filtered', 'data-key': 'clear-choice',
      onclick: () => app.clear() }, `${app.say('clearChoice')} ✕`),
    app.state.filtered && h('button', { type: 'button', class: 'filtered', 'data-key': 'filtered',
      onclick: () => app.resetFilter() }, `${app.say('filtered')} ✕`),
    h('button', { type: 'button', class: 'language', 'data-key': 'language', lang: language === 'ja' ? 'en' : 'ja',
      'aria-label': app.say('switchLanguage'),
      onclick: () => app.state.update({ language: language === 'ja' ? 'en' : 'ja' }) }, app.say('language')),
  ];
}
