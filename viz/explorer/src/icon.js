// Signs on buttons, drawn here, since not every font has them.

const svg = 'http://www.w3.org/2000/svg';

export function svgElement(tag, attributes, ...children) {
  const element = document.createElementNS(svg, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
  element.append(...children);
  return element;
}

// A line drawing in a square of 16.
export function icon(path) {
  return svgElement('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    svgElement('path', { d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 }));
}
