// The picture of the network on a canvas: force-graph pans, zooms and draws the nodes that are in
// sight; links, hulls and names are drawn here. Places never move: the program has computed them.

import ForceGraph from 'force-graph';
import { distanceToPiece } from './distance.js';
import { HubTies } from './hub_ties.js';
import { hull } from './hull.js';
import { accent, fresh } from './ink.js';
import { Labels, labelFont } from './labels.js';
import { LinkLayer } from './link_layer.js';
import { hubColors } from './look.js';
import { drawMark } from './node_mark.js';

const leastRadius = 1.4; // px
const mostRadius = 26; // px
const hullPadding = 26; // in units of the layout
const margins = { left: 95, right: 130, top: 30, bottom: 45 }; // px, for names and buttons
const rest = 120; // ms without movement

export class Picture {
  #labels = new Labels();
  #isMoving = false;
  #restTimer = null;
  #inView = null;
  #settled = false; // names are placed for the view as it is

  constructor(app, element) {
    this.app = app;
    this.network = app.network;
    this.element = element;
    this.sight = null;
    this.signs = [];
    this.radii = [];
    this.graph = new ForceGraph(element)
      .width(element.clientWidth).height(element.clientHeight)
      .d3Force('link', null).d3Force('charge', null).d3Force('center', null)
      .cooldownTicks(0)
      .enablePointerInteraction(false)
      .minZoom(0.02).maxZoom(12)
      .nodeCanvasObject(({ node }, ctx, scale) => this.#drawNode(node, ctx, scale))
      .nodeVisibility(({ node }) => this.#isInView(node))
      .onRenderFramePre((ctx, scale) => this.#drawUnder(ctx, scale))
      .onRenderFramePost((ctx, scale) => this.#drawOver(ctx, scale))
      .onZoom(() => this.#moved());
    // force-graph writes into what it is given, and must not write into the network.
    this.dots = this.network.nodes.map((node) => {
      const { index: id, x, y } = node;
      return { id, node, x, y, fx: x, fy: y };
    });
    this.canvas = element.querySelector('canvas');
    this.ties = new HubTies(this.network, (hub) => this.#labels.halfWidth(hub));
    this.layer = new LinkLayer(this.network.nodes, () => this.redraw());
    ['wheel', 'pointerdown'].forEach((type) => {
      this.canvas.addEventListener(type, () => { this.fitted = null; }, { passive: true });
    });
    new ResizeObserver(() => this.#resize()).observe(element);
  }

  #resize() {
    const { clientWidth, clientHeight } = this.element;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.graph.width(clientWidth).height(clientHeight);
    this.#moved();
    if (this.fitted) this.fit(this.fitted);
  }

  redraw() {
    this.graph.nodeVisibility(this.graph.nodeVisibility());
  }

  #moved() {
    this.#isMoving = true;
    this.layer.moved();
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      this.#isMoving = false;
      this.#settled = false;
      this.redraw();
    }, rest);
  }

  // Shows what `sight` says, with the looks that are chosen.
  show(sight) {
    const { values } = this.app.state;
    const { look } = this.app;
    this.sight = sight;
    this.signs = look.signs(values.color);
    this.radii = look.radii(values.size);
    this.emphasized = this.#emphasized(values, sight);
    const plain = sight.links.filter((link) => !this.#isStrong(link));
    this.strong = sight.links.filter((link) => this.#isStrong(link));
    this.layer.set(plain.filter((link) => this.network.isActual(link)),
      plain.filter((link) => !this.network.isActual(link)));
    this.hulls = this.#hulls(sight);
    this.order = this.#byImportance(sight.nodes, values);
    this.#settled = false;
    const shown = this.graph.graphData().nodes;
    if (shown.length !== sight.nodes.length || shown.some(({ node }, i) => node !== sight.nodes[i])) {
      this.graph.graphData({ nodes: sight.nodes.map((node) => this.dots[node.index]), links: [] });
    }
    this.redraw();
  }

  // The nodes that stand out while the others fade; null when all are alike.
  #emphasized(values, sight) {
    if (sight.path.nodes.size > 0) return sight.path.nodes;
    if (sight.pair.size > 0) return sight.pair;
    if (values.selected === null) return null;
    const nodes = new Set([values.selected]);
    this.network.nodes[values.selected].links.forEach((index) => {
      nodes.add(this.network.otherEnd(this.network.links[index], values.selected));
    });
    return nodes;
  }

  #isStrong(link) {
    const { values } = this.app.state;
    if (this.sight.path.nodes.size > 0) return this.sight.path.links.has(link.index);
    if (this.sight.pair.size > 0) return false; // its chains are drawn
    return link.index === values.link ||
      link.source === values.selected || link.target === values.selected;
  }

  #hulls(sight) {
    return this.network.hubs.map((hub, position) => {
      const members = sight.nodes.filter((node) => node.index === hub ||
        (node.hubs.length === 1 && node.hubs[0] === position && !this.network.hubPosition.has(node.index)));
      return members.length < 3 ? null
        : { points: hull(members, hullPadding), color: hubColors[position % hubColors.length] };
    }).filter((one) => one !== null);
  }

  #byImportance(nodes, values) {
    const weight = (node) => (node.index === values.selected ? 4e9 : 0) +
      (this.network.hubPosition.has(node.index) ? 2e9 : 0) +
      (this.emphasized?.has(node.index) ? 1e9 : 0) + this.radii[node.index] * 1e4 + node.links.length;
    return nodes.map((node) => ({ node, weight: weight(node) }))
      .sort((a, b) => b.weight - a.weight).map((one) => one.node);
  }

  #isInView(node) {
    const view = this.#inView;
    return view === null || (node.x > view.left && node.x < view.right &&
      node.y > view.top && node.y < view.bottom);
  }

  #radius(node, scale) {
    return Math.min(Math.max(this.radii[node.index], leastRadius / scale), mostRadius / scale);
  }

  #isHub(node) {
    return this.network.hubPosition.has(node.index);
  }

  #drawUnder(ctx, scale) {
    if (this.sight === null) return;
    const corner = this.graph.screen2GraphCoords(0, 0);
    const far = this.graph.screen2GraphCoords(this.graph.width(), this.graph.height());
    const margin = mostRadius / scale;
    this.#inView = { left: corner.x - margin, top: corner.y - margin,
      right: far.x + margin, bottom: far.y + margin };
    if (!this.#isMoving && !this.#settled) this.#placeNames(ctx, scale);
    this.hulls.forEach(({ points, color }) => {
      ctx.beginPath();
      points.forEach(({ x, y }) => ctx.lineTo(x, y));
      ctx.closePath();
      ctx.globalAlpha = 0.09;
      ctx.fillStyle = color;
      ctx.fill();
      ctx.globalAlpha = 0.6;
      ctx.strokeStyle = color;
      ctx.lineWidth = 1.2 / scale;
      ctx.stroke();
      ctx.globalAlpha = 1;
    });
    const faded = this.emphasized !== null;
    this.layer.draw(ctx, scale, { color: faded ? '#E3E7EA' : '#B4BDC5', width: faded ? 0.7 : 0.9 });
    this.ties.draw(ctx, scale, { sight: this.sight, values: this.app.state.values, isFading: faded });
    this.#drawStrong(ctx, scale);
    this.#drawChains(ctx, scale);
    this.#drawDraft(ctx, scale);
  }

  #line(ctx, source, target) {
    const a = this.network.nodes[source];
    const b = this.network.nodes[target];
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(b.x, b.y);
    ctx.stroke();
  }

  #drawStrong(ctx, scale) {
    ctx.strokeStyle = accent;
    ctx.fillStyle = accent;
    for (const link of this.strong) {
      ctx.lineWidth = (this.sight.path.links.has(link.index) ? 3 : 1.6) / scale;
      ctx.setLineDash(this.network.isActual(link) ? [] : [4 / scale, 3 / scale]);
      this.#line(ctx, link.source, link.target);
      if (link.directed && this.strong.length < 400) this.#arrow(ctx, scale, link);
    }
    ctx.setLineDash([]);
  }

  #drawChains(ctx, scale) {
    ctx.strokeStyle = accent;
    ctx.lineWidth = 1.8 / scale;
    this.sight.chains.forEach((chain) => chain.slice(1).forEach((node, i) => this.#line(ctx, chain[i], node)));
  }

  #arrow(ctx, scale, link) {
    const a = this.network.nodes[link.source];
    const b = this.network.nodes[link.target];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    const size = 8 / scale;
    const back = this.#radius(b, scale) + 1 / scale;
    if (length < back + size) return;
    const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    const [x, y] = [b.x - ux * back, b.y - uy * back];
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - ux * size - uy * size * 0.45, y - uy * size + ux * size * 0.45);
    ctx.lineTo(x - ux * size + uy * size * 0.45, y - uy * size - ux * size * 0.45);
    ctx.fill();
  }

  #drawDraft(ctx, scale) {
    ctx.strokeStyle = fresh;
    ctx.lineWidth = 3 / scale;
    ctx.setLineDash([9 / scale, 4 / scale]);
    this.app.state.values.draft.forEach(({ source, target }) => this.#line(ctx, source, target));
    ctx.setLineDash([]);
  }

  #drawNode(node, ctx, scale) {
    if (this.#isHub(node)) return; // hubs are drawn with their names
    drawMark(ctx, node, { ...this.signs[node.index], scale, radius: this.#radius(node, scale),
      isFaded: this.emphasized !== null && !this.emphasized.has(node.index),
      isChosen: node.index === this.app.state.values.selected });
  }

  // Names, in px of the canvas.
  #drawOver(ctx, scale) {
    if (this.sight === null) return;
    const ratio = window.devicePixelRatio;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    for (const label of this.#labels.placed) {
      const { x, y } = this.graph.graph2ScreenCoords(label.node.x, label.node.y);
      if (label.hub) this.#drawHub(ctx, label, x, y);
      else this.#drawName(ctx, label, x, y);
    }
    ctx.restore();
  }

  #placeNames(ctx, scale) {
    const { values } = this.app.state;
    const nodes = [];
    for (const node of this.order) {
      if (!this.#isInView(node)) continue;
      const hub = this.#isHub(node);
      const isFaded = this.emphasized !== null && !this.emphasized.has(node.index) && !hub;
      if (isFaded) continue;
      const { x, y } = this.graph.graph2ScreenCoords(node.x, node.y);
      nodes.push({ node, x, y, hub, radius: this.#radius(node, scale) * scale,
        always: hub || node.index === values.selected || this.sight.pair.has(node.index) || this.sight.path.nodes.has(node.index) });
    }
    this.#labels.place(ctx, nodes, this.graph.width(), this.graph.height(), values.language);
    this.#settled = true;
  }

  #drawHub(ctx, { node, text, half }, x, y) {
    const isSelected = node.index === this.app.state.values.selected;
    const isFaded = this.emphasized !== null && !this.emphasized.has(node.index);
    ctx.globalAlpha = isFaded ? 0.5 : 1;
    ctx.fillStyle = isSelected ? accent : '#FFFFFF';
    ctx.strokeStyle = accent;
    ctx.lineWidth = 2;
    ctx.beginPath();
    ctx.roundRect(x - half, y - 12, half * 2, 24, 5);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = isSelected ? '#FFFFFF' : '#1B1F24';
    ctx.font = `bold 14px ${labelFont}`;
    ctx.textBaseline = 'middle';
    ctx.fillText(text, x, y + 0.5);
    ctx.textBaseline = 'top';
    ctx.globalAlpha = 1;
  }

  #drawName(ctx, { text, dy, half }, x, y) {
    ctx.globalAlpha = 0.8;
    ctx.fillStyle = '#FFFFFF';
    ctx.fillRect(x - half, y + dy, half * 2, 15);
    ctx.globalAlpha = 1;
    ctx.fillStyle = '#1B1F24';
    ctx.font = `12px ${labelFont}`;
    ctx.fillText(text, x, y + dy + 2);
  }

  // What is at a place of the canvas: a node, else a line between hubs, else a link.
  at(x, y) {
    const scale = this.graph.zoom();
    for (const { node, hub, half } of this.#labels.placed) {
      const place = this.graph.graph2ScreenCoords(node.x, node.y);
      if (hub && Math.abs(place.x - x) <= half && Math.abs(place.y - y) <= 13) return { node };
    }
    const point = this.graph.screen2GraphCoords(x, y);
    let nearest = null;
    let least = Infinity;
    for (const node of this.sight.nodes) {
      const distance = Math.hypot(node.x - point.x, node.y - point.y);
      if (distance < this.#radius(node, scale) * 1.2 + 4 / scale && distance < least) {
        least = distance;
        nearest = node;
      }
    }
    return nearest === null ? this.#lineAt(point, 5 / scale) : { node: nearest };
  }

  #lineAt(point, reach) {
    const { values } = this.app.state;
    const pair = this.ties.at(point, reach, this.graph.zoom(), { sight: this.sight, values });
    if (pair) return { pair };
    const { nodes } = this.network;
    const link = this.sight.links.find(({ source, target }) =>
      distanceToPiece(point, nodes[source], nodes[target]) < reach);
    return link ? { link } : {};
  }

  // Moves so that these nodes fill the picture, and keeps them there when its size changes, until the
  // reader moves it.
  fit(nodes) {
    const list = nodes.length > 0 ? nodes : this.network.nodes;
    if (list.length === 0) return;
    this.fitted = list;
    const xs = list.map((node) => node.x);
    const ys = list.map((node) => node.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const width = Math.max(1, this.graph.width() - margins.left - margins.right);
    const height = Math.max(1, this.graph.height() - margins.top - margins.bottom);
    const scale = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1), 2.5);
    this.#go((left + right + (margins.right - margins.left) / scale) / 2,
      (top + bottom + (margins.bottom - margins.top) / scale) / 2, scale);
  }

  #go(x, y, scale) {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const time = still || !this.hasBegun ? 0 : 500;
    this.hasBegun = true;
    this.graph.centerAt(x, y, time).zoom(scale, time);
  }

  zoomBy(factor) {
    this.fitted = null;
    this.graph.zoom(this.graph.zoom() * factor, 0);
  }

  // dx, dy in px
  panBy(dx, dy) {
    this.fitted = null;
    const { x, y } = this.graph.centerAt();
    const scale = this.graph.zoom();
    this.graph.centerAt(x + dx / scale, y + dy / scale);
  }

  // Frames a second while the picture is moved to and fro.
  async measureFrames(seconds) {
    const begin = performance.now();
    let frames = 0;
    for (let now = begin; now - begin < seconds * 1000; frames += 1) {
      this.panBy(Math.cos((now - begin) / 300) * 14, Math.sin((now - begin) / 300) * 9);
      now = await new Promise((resolve) => { requestAnimationFrame(resolve); });
    }
    return frames / seconds;
  }
}
