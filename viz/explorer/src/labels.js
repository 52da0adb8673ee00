// Names beside nodes: the most important first, none over another.

export const labelFont = '"Noto Sans CJK JP", "Yu Gothic", "Hiragino Sans", Meiryo, sans-serif';
const height = 15; // of a line, px
const room = 14000; // px² for each name: more would hide the nodes
const examined = 2500; // nodes: beyond, nobody could read more
const longest = 22; // full-width characters

function columns(character) {
  return /[\u1100-\u11ff\u2e80-\uffdc]/.test(character) ? 1 : 0.55;
}

export function shortened(text) {
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += columns(character);
    if (width > longest) return `${kept}…`;
    kept += character;
  }
  return text;
}

// Rectangles in a grid of cells, so that each is compared with its neighbours only.
class Taken {
  #cells = new Map();
  #size = 60;

  #keys({ left, top, right, bottom }) {
    const keys = [];
    for (let x = Math.floor(left / this.#size); x <= Math.floor(right / this.#size); x += 1) {
      for (let y = Math.floor(top / this.#size); y <= Math.floor(bottom / this.#size); y += 1) {
        keys.push(`${x},${y}`);
      }
    }
    return keys;
  }

  // True when it was free, and is taken from now on.
  take(box) {
    const keys = this.#keys(box);
    const meets = keys.some((key) => (this.#cells.get(key) ?? []).some((other) =>
      box.left < other.right && other.left < box.right &&
      box.top < other.bottom && other.top < box.bottom));
    if (meets) return false;
    keys.forEach((key) => {
      if (!this.#cells.has(key)) this.#cells.set(key, []);
      this.#cells.get(key).push(box);
    });
    return true;
  }
}

export class Labels {
  #widths = new Map();
  placed = []; // {node, text, box}, box in px of the canvas

  #width(ctx, text, font) {
    const key = font + text;
    if (!this.#widths.has(key)) this.#widths.set(key, ctx.measureText(text).width);
    return this.#widths.get(key);
  }

  // nodes: {node, x, y, radius, hub, always}, in px of the canvas, the most important first.
  place(ctx, nodes, width, canvasHeight, language) {
    const taken = new Taken();
    this.placed = [];
    const most = Math.ceil((width * canvasHeight) / room);
    for (const { node, x, y, radius, hub, always } of nodes.slice(0, examined)) {
      if (this.placed.length >= most && !always) continue;
      if (x < 0 || y < 0 || x > width || y > canvasHeight) continue;
      const font = `${hub ? 'bold 14px' : '12px'} ${labelFont}`;
      ctx.font = font;
      const name = node.names[language];
      const text = always ? name : shortened(name);
      const half = this.#width(ctx, text, font) / 2 + (hub ? 8 : 3);
      const tops = hub ? [-height * 0.8] : [radius + 1, -radius - height - 1]; // below, else above
      const free = tops.find((dy) => taken.take({ left: x - half, right: x + half,
        top: y + dy, bottom: y + dy + height * (hub ? 1.6 : 1) }));
      if (free !== undefined) this.placed.push({ node, text, hub, dy: free, half });
    }
  }

  // Of the name that stands at a node, in px; 0 when there is none.
  halfWidth(node) {
    return this.placed.find((label) => label.node === node)?.half ?? 0;
  }
}
