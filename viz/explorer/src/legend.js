// What the colours, shapes and lines of the picture mean.

import { h } from './dom.js';
import { svgElement as part } from './icon.js';
import { accent, missing, outlineInk, unknown } from './ink.js';
import { outline } from './look.js';

function picture(child) {
  return part('svg', { viewBox: '-8 -8 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, child);
}

function sign({ color, shape }) {
  const points = outline(shape);
  const look = { fill: color, stroke: outlineInk, 'stroke-width': 0.8 };
  return picture(points === null ? part('circle', { r: 5.5, ...look })
    : part('polygon', { points: points.map(([x, y]) => `${x * 5},${y * 5}`).join(' '), ...look }));
}

function line(color, width, dashes) {
  return picture(part('line', { x1: -8, y1: 0, x2: 8, y2: 0, stroke: color, 'stroke-width': width,
    'stroke-dasharray': dashes }));
}

function lines(app) {
  if (app.state.values.mode !== 'hubs' || app.network.pairs.length === 0) {
    return [
      h('li', {}, line('#8A949D', 1.6, ''), app.say('lineLink')),
      app.sight.links.some((link) => !app.network.isActual(link)) &&
        h('li', {}, line('#8A949D', 1.6, '4 3'), app.say('linePlanned')),
    ];
  }
  const { showGaps } = app.state.values;
  return [
    h('li', {}, line(accent, 3, ''), app.say('lineStated')),
    showGaps && h('li', {}, line(missing, 2, '4 3'), app.say('lineMissing')),
    showGaps && h('li', {}, line(unknown, 2, '2 3'), app.say('lineUnknown')),
  ];
}

function textOf(app, entry) {
  if (!entry.first) return entry.text;
  return app.say('andOthers', entry.first.names[app.language], entry.size);
}

export function legend(app) {
  const { color } = app.state.values;
  const entries = app.look.legend(color, app.language);
  const isScale = color !== 'kind' && color !== 'community';
  const inSight = new Set(app.sight.nodes.filter((node) => !app.network.hubPosition.has(node.index))
    .map((node) => app.network.terms.kind[node.kind]?.[app.language]));
  const shown = color === 'kind' ? entries.filter((entry) => inSight.has(entry.text)) : entries;
  return h('ul', { class: 'legend', 'aria-label': app.say('legend') }, lines(app),
    isScale
      ? h('li', { class: 'scale' }, app.say('low'), shown.map(sign), app.say('high'))
      : shown.map((entry) => h('li', {}, sign(entry), textOf(app, entry))));
}
