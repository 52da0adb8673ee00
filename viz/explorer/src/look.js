// How nodes look: colour and shape by kind, community or measure, size by measure.

// Apart for colour-blind readers (Okabe and Ito, 2008); a shape goes with each.
const apart = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#F0E442', '#7A4964'];
const shapes = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'down'];
export const noColor = '#C3C9CF';
export const hubColors = apart;

// From light to dark, even in lightness, readable in grey.
const scale = ['#DCEAF4', '#A9CCE3', '#6FA8CF', '#357FB5', '#0B4F7D', '#06304D'];

export function measureColor(share) {
  return scale[Math.min(scale.length - 1, Math.floor(share * scale.length))];
}

// Where each score stands between the least, 0, and the greatest, 1; by its square root, since most
// scores lie close to the least. null for no score.
function shares(scores) {
  const known = scores.filter((score) => score !== null);
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  return scores.map((score) => {
    if (score === null) return null;
    return span > 0 ? Math.sqrt((score - least) / span) : 0;
  });
}

export class Look {
  #shares = new Map();

  constructor(network) {
    this.network = network;
    const counts = new Map();
    network.nodes.forEach(({ kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
    this.kinds = [...counts.keys()].filter((kind) => kind >= 0)
      .sort((a, b) => counts.get(b) - counts.get(a) || a - b);
    this.kindCounts = counts;
    const members = new Map();
    network.communities.forEach((community) => {
      if (community !== null) members.set(community, (members.get(community) ?? 0) + 1);
    });
    this.communities = [...members.keys()].sort((a, b) => members.get(b) - members.get(a) || a - b);
    this.communitySizes = members;
  }

  // The node of a community with the most links, which names it.
  firstOf(community) {
    return this.network.nodes.filter((node) => this.network.communities[node.index] === community)
      .reduce((best, node) => (node.links.length > best.links.length ? node : best));
  }

  measure(id) {
    return this.network.measures.find((measure) => measure.id === id);
  }

  share(id, node) {
    if (!this.#shares.has(id)) this.#shares.set(id, shares(this.measure(id).scores));
    return this.#shares.get(id)[node];
  }

  #kindSign(kind) {
    if (kind < 0) return { color: noColor, shape: 'circle' };
    return { color: this.network.terms.kind[kind].color, shape: shapes[this.kinds.indexOf(kind) % shapes.length] };
  }

  #communitySign(community) {
    const place = this.communities.indexOf(community);
    if (place < 0 || place >= apart.length) return { color: noColor, shape: 'circle' };
    return { color: apart[place], shape: shapes[place % shapes.length] };
  }

  // {color, shape} of each node, by the choice of the reader.
  signs(by) {
    if (by === 'kind') {
      const signs = this.network.terms.kind.map((_, kind) => this.#kindSign(kind));
      return this.network.nodes.map((node) => signs[node.kind] ?? this.#kindSign(-1));
    }
    if (by === 'community') {
      const signs = new Map(this.communities.map((one) => [one, this.#communitySign(one)]));
      return this.network.nodes.map((node) =>
        signs.get(this.network.communities[node.index]) ?? this.#communitySign(null));
    }
    return this.network.nodes.map((node) => {
      const share = this.share(by, node.index);
      return { color: share === null ? noColor : measureColor(share), shape: 'circle' };
    });
  }

  // Radius of each node in the units of the layout.
  radii(by) {
    return this.network.nodes.map((node) => {
      if (by === 'none') return 7;
      const share = this.share(by, node.index);
      return share === null ? 4 : 4 + 13 * share;
    });
  }

  // What stands in the legend: {sign, words or measure}
  legend(by, language) {
    if (by === 'kind') {
      return this.kinds.map((kind) => ({
        ...this.#kindSign(kind), text: this.network.terms.kind[kind][language],
      }));
    }
    if (by === 'community') {
      return this.communities.slice(0, apart.length).map((community) => ({
        ...this.#communitySign(community), community, size: this.communitySizes.get(community),
        first: this.firstOf(community),
      }));
    }
    return scale.map((color) => ({ color, shape: 'circle', text: '' }));
  }
}

// The outline of a shape around (0, 0) as a list of points; null for the circle.
export function outline(shape) {
  switch (shape) {
    case 'square': return [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]];
    case 'triangle': return [[0, -1.2], [1.1, 0.8], [-1.1, 0.8]];
    case 'down': return [[0, 1.2], [1.1, -0.8], [-1.1, -0.8]];
    case 'diamond': return [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]];
    case 'hexagon': return [[-1.1, 0], [-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95]];
    default: return null;
  }
}
