// A node on the canvas: its shape, and a ring around the one that is chosen.

import { missing, outlineInk } from './ink.js';
import { outline } from './look.js';

function trace(ctx, { x, y }, radius, shape) {
  const points = outline(shape);
  ctx.beginPath();
  if (points === null) {
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  points.forEach(([dx, dy]) => ctx.lineTo(x + dx * radius, y + dy * radius));
  ctx.closePath();
}

export function drawMark(ctx, node, { radius, scale, color, shape, isFaded, isChosen }) {
  ctx.globalAlpha = isFaded ? 0.25 : 1;
  ctx.fillStyle = color;
  if (radius * scale < 2.2) { // too small for a shape
    ctx.fillRect(node.x - radius, node.y - radius, 2 * radius, 2 * radius);
    ctx.globalAlpha = 1;
    return;
  }
  trace(ctx, node, radius, shape);
  ctx.fill();
  if (radius * scale > 4) {
    ctx.strokeStyle = outlineInk;
    ctx.lineWidth = 0.8 / scale;
    ctx.stroke();
  }
  if (isChosen) {
    ctx.strokeStyle = missing;
    ctx.lineWidth = 3 / scale;
    trace(ctx, node, radius + 3 / scale, shape);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}
