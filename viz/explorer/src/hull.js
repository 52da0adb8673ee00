// The outline around the nodes of a hub: the convex hull of circles around them.

function cross(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function half(points) {
  const chain = [];
  for (const point of points) {
    while (chain.length > 1 && cross(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
    chain.push(point);
  }
  chain.pop();
  return chain;
}

// Andrew's monotone chain, 1979.
export function hull(nodes, padding) {
  const corners = 12;
  const points = nodes.flatMap(({ x, y }) => Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return { x: x + padding * Math.cos(angle), y: y + padding * Math.sin(angle) };
  }));
  points.sort((a, b) => a.x - b.x || a.y - b.y);
  return [...half(points), ...half(points.reverse())];
}
