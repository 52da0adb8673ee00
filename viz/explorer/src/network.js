// The network as the page works with it, made from the data that the program writes
// (musubi/explorer/1). Nodes, links and terms are named by their position.

// Spellings that people take for the same: full and half width, upper and lower case, katakana and
// hiragana, with and without blanks and dots.
export function fold(text) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s\u30fb\u00b7.,\-‐–—_/()（）「」'’]/g, '');
}

const ownNames = 2; // of the folded ones, before id and aliases

export class Network {
  constructor(data) {
    this.data = data;
    this.title = data.title;
    this.terms = data.terms;
    this.sources = data.sources;
    this.measures = data.measures;
    this.nodes = this.#nodes(data.nodes);
    this.links = this.#links(data.links);
    this.hubs = data.hubs;
    this.hubPosition = new Map(data.hubs.map((node, position) => [node, position]));
    data.members.forEach((members, position) => {
      members.forEach((node) => this.nodes[node].hubs.push(position));
    });
    this.communities = data.communities;
    this.byId = new Map(this.nodes.map((node) => [node.id, node.index]));
    this.pairs = data.pairs.map((pair, index) => ({
      ...pair, index, direct: pair.ties.filter((tie) => tie.direct).length,
    }));
  }

  #nodes(columns) {
    return columns.id.map((id, index) => {
      const ja = columns.ja[index];
      const names = { ja, en: columns.en[index] || ja };
      const aliases = columns.aliases[index] || [];
      return {
        index, id, names, aliases,
        kind: columns.kind[index],
        country: columns.country[index],
        x: columns.x[index], y: columns.y[index],
        facts: columns.facts[index] || {},
        links: [], hubs: [],
        folded: [names.ja, names.en, id, ...aliases].map(fold),
      };
    });
  }

  #links(columns) {
    return columns.source.map((source, index) => {
      const link = {
        index, source,
        target: columns.target[index],
        relation: columns.relation[index],
        functions: columns.functions[index],
        status: columns.status[index],
        directed: columns.directed[index] === 1,
        derived: columns.derived[index] === 1,
        isWay: columns.way[index] === 1,
        evidence: columns.evidence[index],
        note: columns.notes[index],
      };
      this.nodes[source].links.push(index);
      if (link.target !== source) this.nodes[link.target].links.push(index);
      return link;
    });
  }

  otherEnd(link, node) {
    return link.source === node ? link.target : link.source;
  }

  // A link that is planned or expected is not there yet.
  isActual(link) {
    return link.status < 0 || this.terms.status[link.status].id === 'actual';
  }

  statements(link) {
    const list = [];
    for (let i = 0; i < link.evidence.length; i += 2) {
      list.push({ source: this.sources[link.evidence[i]], locator: link.evidence[i + 1] });
    }
    return list;
  }

  // Nodes whose name, alias or id holds the text: those that are called so first, then those whose
  // name and those whose alias begins with it, and so on; of equal ones the best linked.
  search(text, most) {
    const wanted = fold(text);
    if (wanted === '') return [];
    const found = [];
    for (const node of this.nodes) {
      let place = -1;
      node.folded.forEach((name, position) => {
        const at = name.indexOf(wanted);
        if (at < 0) return;
        const isName = position < ownNames;
        place = Math.max(place, (name === wanted ? 4 : at === 0 ? 2 : 0) + (isName ? 1 : 0));
      });
      if (place >= 0) found.push({ node, place });
    }
    found.sort((a, b) => b.place - a.place || b.node.links.length - a.node.links.length ||
      a.node.index - b.node.index);
    return found.slice(0, most).map((one) => one.node);
  }

  // The ways from one node to another with the fewest links, at most `most`; each a list of steps
  // {link, node}. None when they are not connected. Over links that count as ways only.
  shortestPaths(from, to, most) {
    const passes = (link) => link.isWay && this.isActual(link);
    const distance = new Int32Array(this.nodes.length).fill(-1);
    distance[to] = 0;
    let front = [to];
    while (front.length > 0 && distance[from] < 0) {
      const next = [];
      for (const node of front) {
        for (const index of this.nodes[node].links) {
          const link = this.links[index];
          const end = this.otherEnd(link, node);
          if (!passes(link) || distance[end] >= 0) continue;
          distance[end] = distance[node] + 1;
          next.push(end);
        }
      }
      front = next;
    }
    const paths = [];
    if (distance[from] <= 0) return paths;
    const extend = (node, steps) => {
      if (paths.length === most) return;
      if (node === to) {
        paths.push(steps);
        return;
      }
      const taken = new Set(); // of parallel links one
      for (const index of this.nodes[node].links) {
        const link = this.links[index];
        const end = this.otherEnd(link, node);
        if (!passes(link) || distance[end] !== distance[node] - 1 || taken.has(end)) continue;
        taken.add(end);
        extend(end, [...steps, { link: index, node: end }]);
      }
    };
    extend(from, []);
    return paths;
  }
}
