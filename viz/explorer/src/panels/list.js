// All that is in the picture, as a table.

import { table } from '../dom.js';
import { nodeButton, number, term } from './parts.js';

export const listPanel = {
  id: 'list',
  render(app) {
    const { network, language } = app;
    const hubs = (node) => node.hubs.map((hub) => network.nodes[network.hubs[hub]].names[language])
      .join(app.say('listSeparator'));
    const { color, size } = app.state.values;
    const chosen = [...new Set([color, size])].map((id) => app.look.measure(id)).filter(Boolean);
    const measures = chosen.length > 0 ? chosen : network.measures.slice(0, 1);
    return [table({
      caption: app.say('nodesTable', app.sight.nodes.length),
      more: (left) => app.say('more', left),
      rows: app.sight.nodes,
      columns: [
        { title: app.say('name'), cell: (node) => nodeButton(app, node), sort: (node) => node.names[language] },
        { title: app.say('kind'), cell: (node) => term(app, 'kind', node.kind),
          sort: (node) => term(app, 'kind', node.kind) },
        network.hubs.length > 0 && { title: app.say('servesHubs'), cell: hubs, sort: hubs },
        color === 'community' && { title: app.say('community'), number: true,
          cell: (node) => network.communities[node.index] ?? '–',
          sort: (node) => network.communities[node.index] },
        { title: app.say('degree'), number: true, cell: (node) => node.links.length,
          sort: (node) => node.links.length },
        ...measures.map((measure) => ({ title: measure.label[language], number: true,
          cell: (node) => number(measure.scores[node.index]), sort: (node) => measure.scores[node.index] })),
      ].filter(Boolean),
    })];
  },
};
