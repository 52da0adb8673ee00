// The lines between hubs: stated ones solid, pairs with none stated dashed, unknown ones dotted.

import { distanceToCurve } from './distance.js';
import { accent, missing, unknown } from './ink.js';

const clearance = 8; // px between a line and the name of another hub
const halfHeight = 12; // px, of a name

export class HubTies {
  // halfWidth(hub): of its name in px, 0 when it has none.
  constructor(network, halfWidth) {
    this.network = network;
    this.halfWidth = halfWidth;
  }

  // All of them on the map of hubs, else the pair that is shown.
  draw(ctx, scale, { sight, values, isFading }) {
    for (const pair of this.network.pairs) {
      const isChosen = pair.index === values.pair;
      if (!isChosen && (values.mode !== 'hubs' || isFading)) continue;
      if (!isChosen && pair.status !== 'present' && !values.showGaps) continue;
      if (!this.#isShown(pair, sight)) continue;
      this.#style(ctx, scale, pair, isChosen);
      const [from, control, to] = this.#path(pair, scale, sight);
      ctx.beginPath();
      ctx.moveTo(from.x, from.y);
      ctx.quadraticCurveTo(control.x, control.y, to.x, to.y);
      ctx.stroke();
    }
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }

  // The pair whose line is within `reach` of a point; undefined when there is none.
  at(point, reach, scale, { sight, values }) {
    if (values.mode !== 'hubs') return undefined;
    return this.network.pairs.find((pair) => (pair.status === 'present' || values.showGaps) &&
      this.#isShown(pair, sight) && distanceToCurve(point, this.#path(pair, scale, sight)) < reach);
  }

  #isShown(pair, sight) {
    return sight.shown[pair.a] === 1 && sight.shown[pair.b] === 1;
  }

  // [from, control, to], bent where the line would pass behind the name of another hub and seem to
  // end there.
  #path(pair, scale, sight) {
    const a = this.network.nodes[pair.a];
    const b = this.network.nodes[pair.b];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    let shift = 0;
    for (const index of this.network.hubs) {
      const hub = this.network.nodes[index];
      if (index === pair.a || index === pair.b || sight.shown[index] === 0) continue;
      const along = ((hub.x - a.x) * ux + (hub.y - a.y) * uy) / length;
      const aside = (hub.y - a.y) * ux - (hub.x - a.x) * uy;
      const wide = this.halfWidth(hub) * Math.abs(uy) + halfHeight * Math.abs(ux) + clearance;
      const room = wide / scale - Math.abs(aside);
      if (along < 0.05 || along > 0.95 || room < 0) continue;
      const wanted = (aside > 0 ? -1 : 1) * room / (2 * along * (1 - along));
      if (Math.abs(wanted) > Math.abs(shift)) shift = wanted;
    }
    return [a, { x: (a.x + b.x) / 2 - uy * shift, y: (a.y + b.y) / 2 + ux * shift }, b];
  }

  #style(ctx, scale, pair, isChosen) {
    const stronger = isChosen ? 2 : 0;
    if (pair.status === 'present') {
      ctx.strokeStyle = accent;
      ctx.globalAlpha = isChosen ? 1 : 0.75;
      ctx.lineWidth = (Math.min(1 + pair.direct * 0.7, 7) + stronger) / scale;
      ctx.setLineDash([]);
    } else if (pair.status === 'missing') {
      ctx.strokeStyle = missing;
      ctx.lineWidth = (1.6 + stronger) / scale;
      ctx.setLineDash([7 / scale, 5 / scale]);
    } else {
      ctx.strokeStyle = unknown;
      ctx.lineWidth = (1.8 + stronger) / scale;
      ctx.setLineDash([2 / scale, 4 / scale]);
    }
  }
}
