// Which nodes and links are in sight, by what the reader has chosen.

// A way that is shown: the nodes and links of it.
export function pathParts(network, values) {
  const parts = { nodes: new Set(), links: new Set() };
  if (values.path === null) return parts;
  const { from, to, shown } = values.path;
  const path = network.shortestPaths(from, to, shown + 1)[shown];
  parts.nodes.add(from).add(to);
  for (const step of path ?? []) {
    parts.nodes.add(step.node);
    parts.links.add(step.link);
  }
  return parts;
}

// Of a pair of hubs that is shown, the chains of nodes over which the two are or could be tied.
export function pairChains(network, values) {
  if (values.pair === null) return [];
  const { a, b, brokers, ties } = network.pairs[values.pair];
  const over = (tie) => (tie.two ? [[a, ...tie.via, b]] : tie.via.map((node) => [a, node, b]));
  const chains = [...ties.filter((tie) => tie.direct).flatMap(over), ...brokers.map((broker) => broker.chain)];
  return [...new Map(chains.map((chain) => [chain.join(), chain])).values()];
}

function pairNodes(network, values, chains) {
  if (values.pair === null) return new Set();
  const { a, b } = network.pairs[values.pair];
  return new Set([a, b, ...chains.flat()]);
}

function unfoldedNodes(network, values) {
  const shown = new Uint8Array(network.nodes.length);
  network.hubs.forEach((hub) => { shown[hub] = 1; });
  for (const node of network.nodes) {
    if (node.hubs.some((hub) => values.unfolded.includes(hub))) shown[node.index] = 1;
  }
  for (const node of values.revealed) {
    shown[node] = 1;
    for (const link of network.nodes[node].links) {
      shown[network.otherEnd(network.links[link], node)] = 1;
    }
  }
  return shown;
}

function passesLink(network, values, link) {
  if (values.relation >= 0 && link.relation !== values.relation) return false;
  if (values.function >= 0 && !link.functions.includes(values.function)) return false;
  if (values.basis >= 0 && link.derived !== (values.basis === 1)) return false;
  if (values.source >= 0) {
    for (let i = 0; i < link.evidence.length; i += 2) {
      if (link.evidence[i] === values.source) return true;
    }
    return false;
  }
  return true;
}

// Of a country are the nodes there and those that they are linked with: alone they say little.
function isOfCountry(network, country, node) {
  return node.country === country || node.links.some((index) =>
    network.nodes[network.otherEnd(network.links[index], node.index)].country === country);
}

function passesNode(network, values, hub, node) {
  if (values.hiddenKinds.includes(node.kind)) return false;
  if (values.country >= 0 && !isOfCountry(network, values.country, node)) return false;
  return hub < 0 || node.index === hub || node.hubs.includes(values.hub);
}

function passesCountry(network, { country }, link) {
  return country < 0 || [link.source, link.target].some((end) => network.nodes[end].country === country);
}

// {nodes, links, shown: 0 or 1 by node, path, pair: nodes, chains of the pair}
export function sightOf(network, values) {
  const path = pathParts(network, values);
  const chains = pairChains(network, values);
  const pair = pairNodes(network, values, chains);
  const shown = values.mode === 'hubs' ? unfoldedNodes(network, values)
    : new Uint8Array(network.nodes.length).fill(1);
  const hub = values.hub >= 0 ? network.hubs[values.hub] : -1;
  const byLink = values.relation >= 0 || values.function >= 0 || values.source >= 0 ||
    values.basis >= 0;
  const touched = new Uint8Array(network.nodes.length);
  const candidates = network.links.filter((link) => {
    if (!passesLink(network, values, link) || !passesCountry(network, values, link)) return false;
    touched[link.source] = 1;
    touched[link.target] = 1;
    return true;
  });
  for (const node of network.nodes) {
    if (!passesNode(network, values, hub, node) || (byLink && touched[node.index] === 0)) {
      shown[node.index] = 0;
    }
  }
  for (const draft of values.draft) {
    shown[draft.source] = 1;
    shown[draft.target] = 1;
  }
  [...path.nodes, ...pair].forEach((node) => { shown[node] = 1; });
  if (values.selected !== null) shown[values.selected] = 1;
  return {
    nodes: network.nodes.filter((node) => shown[node.index] === 1),
    links: candidates.filter((link) => shown[link.source] === 1 && shown[link.target] === 1),
    shown, path, pair, chains,
  };
}
