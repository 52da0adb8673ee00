// What is shown and what is not.

import { h } from '../dom.js';

function select(app, key, label, options) {
  const { values } = app.state;
  return h('label', {}, h('span', {}, label), h('select', {
    'data-key': `filter-${key}`,
    onchange: (event) => app.filter({ [key]: Number(event.target.value) }),
  }, h('option', { value: '-1' }, app.say('any')), options.map(([position, text]) =>
    h('option', { value: String(position), selected: values[key] === position }, text))));
}

function termOptions(app, topic) {
  const collator = new Intl.Collator(app.language);
  return app.network.terms[topic].map((one, position) => [position, one[app.language]])
    .sort((a, b) => collator.compare(a[1], b[1]));
}

export const filterPanel = {
  id: 'filter',
  render(app) {
    const { network, language, look } = app;
    const { hiddenKinds } = app.state.values;
    const has = (topic) => network.terms[topic].length > 0;
    return [
      h('p', { role: 'status' }, app.say('inSight', app.sight.nodes.length, app.sight.links.length)),
      network.hubs.length > 0 && select(app, 'hub', app.say('hub'),
        network.hubs.map((node, position) => [position, network.nodes[node].names[language]])),
      has('relation') && select(app, 'relation', app.say('relation'), termOptions(app, 'relation')),
      has('function') && select(app, 'function', app.say('function'), termOptions(app, 'function')),
      has('country') && select(app, 'country', app.say('countryFilter'), termOptions(app, 'country')),
      network.sources.length > 0 && select(app, 'source', app.say('source'),
        network.sources.map((source, position) => [position, source.title])),
      network.links.some((link) => link.derived) && select(app, 'basis', app.say('basis'),
        [[0, app.say('statedOnly')], [1, app.say('derivedOnly')]]),
      look.kinds.length > 1 && h('fieldset', {}, h('legend', {}, app.say('kindsShown')),
        look.kinds.map((kind) => h('label', { class: 'check' }, h('input', {
          type: 'checkbox', 'data-key': `kind-${kind}`, checked: !hiddenKinds.includes(kind),
          onchange: (event) => app.filter({ hiddenKinds: event.target.checked
            ? hiddenKinds.filter((one) => one !== kind) : [...hiddenKinds, kind] }),
        }), `${network.terms.kind[kind][language]} (${look.kindCounts.get(kind)})`))),
      app.state.filtered && h('p', { class: 'buttons' }, h('button', { type: 'button', 'data-key': 'reset',
        onclick: () => app.resetFilter() }, app.say('reset'))),
    ];
  },
};
