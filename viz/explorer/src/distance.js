// Distances of a point from what is drawn.

export function distanceToPiece(point, a, b) {
  const span = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = span === 0 ? 0
    : Math.min(1, Math.max(0, ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / span));
  return Math.hypot(a.x + along * (b.x - a.x) - point.x, a.y + along * (b.y - a.y) - point.y);
}

// Of a quadratic curve [from, control, to], by eight straight pieces.
export function distanceToCurve(point, [from, control, to]) {
  const at = (t) => ({
    x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * control.x + t ** 2 * to.x,
    y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * control.y + t ** 2 * to.y,
  });
  const pieces = Array.from({ length: 8 }, (_, i) => [at(i / 8), at((i + 1) / 8)]);
  return Math.min(...pieces.map(([a, b]) => distanceToPiece(point, a, b)));
}
