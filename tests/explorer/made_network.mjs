// A network made up for measuring: hubs, nodes that serve them, and links that mostly stay within a
// hub. The same size gives the same network.
import { writeFileSync } from 'node:fs';

const kinds = ['university', 'company', 'hospital', 'research_institute', 'incubator'];
const hubs = 8;

// Numbers from 0 to 1 that repeat (Park and Miller, 1988).
function numbers() {
  let state = 20221;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

export function makeNetwork(file, nodes, links) {
  const next = numbers();
  const pick = (from, to) => from + Math.floor(next() * (to - from));
  const data = (key, text) => `<data key="${key}">${text}</data>`;
  const lines = ['<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...['kind', 'name_ja', 'name_en'].map((key) => `<key id="${key}" for="node" attr.name="${key}" attr.type="string"/>`),
    '<key id="relation" for="edge" attr.name="relation" attr.type="string"/>', '<graph edgedefault="undirected">'];
  for (let i = 0; i < nodes; i += 1) {
    const [kind, ja, en] = i < hubs ? ['hub', '拠点', 'Hub'] : [kinds[pick(0, kinds.length)], '機関', 'Institution'];
    lines.push(`<node id="n${i}">${data('kind', kind)}${data('name_ja', `${ja}${i}`)}${data('name_en', `${en} ${i}`)}</node>`);
  }
  const link = (a, b, relation) => lines.push(`<edge source="n${a}" target="n${b}">${data('relation', relation)}</edge>`);
  for (let i = hubs; i < nodes; i += 1) link(i, i % hubs, 'serves');
  for (let made = nodes - hubs; made < links; made += 1) {
    const a = pick(hubs, nodes);
    const inside = next() < 0.85;
    const b = inside ? hubs + ((a - hubs) % hubs) + hubs * pick(0, Math.floor(nodes / hubs) - 1) : pick(hubs, nodes);
    link(a, b, 'partners_with');
  }
  lines.push('</graph></graphml>');
  writeFileSync(file, lines.join('\n'));
}
