// The pairs of hubs, the gaps first, each of which can be flown to.

import { h, table } from '../dom.js';
import { nodeButtons, number, status } from './parts.js';
import { pairDetails } from './details.js';

export const gapsPanel = {
  id: 'gaps',
  render(app) {
    const { network, language } = app;
    const name = (node) => network.nodes[node].names[language];
    const order = { missing: 0, unknown: 1, present: 2 };
    const chosen = app.state.values.pair;
    return [
      chosen !== null && h('div', { class: 'chosen' }, pairDetails(app, network.pairs[chosen])),
      h('p', { class: 'soft' }, app.say('gapsIntro')),
      table({
        caption: app.say('hubPairs', network.pairs.length),
        more: (left) => app.say('more', left),
        rows: network.pairs,
        columns: [
          { title: app.say('hubPair'), sort: (pair) => name(pair.a) + name(pair.b),
            cell: (pair) => h('button', { type: 'button', class: 'node', 'data-key': `pair-${pair.index}`,
              'aria-pressed': String(pair.index === chosen), onclick: () => app.showPair(pair.index) },
            `${name(pair.a)} – ${name(pair.b)}`) },
          { title: app.say('status'), sort: (pair) => String(order[pair.status]),
            cell: (pair) => status(app, pair.status) },
          { title: app.say('gapScore'), number: true,
            sort: (pair) => (pair.status === 'present' ? null : pair.score),
            cell: (pair) => (pair.status === 'present' ? '' : number(pair.score)) },
          { title: app.say('through'), cell: (pair) =>
            nodeButtons(app, pair.brokers.slice(0, 3).map((broker) => broker.node)) },
        ],
      }),
    ];
  },
};
