// Elements of the page. Text goes in as text nodes only, so that no name can become markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

// Puts new content in place of the old; the focus stays on the element of the same key.
export function refill(container, ...children) {
  const focused = container.contains(document.activeElement)
    ? document.activeElement.closest('[data-key]')?.dataset.key : null;
  const { scrollTop } = container;
  container.replaceChildren(...children.flat(Infinity).filter((child) => child));
  container.scrollTop = scrollTop;
  if (focused) {
    container.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

// A table whose columns sort. columns: {title, cell(row) -> child, sort(row), number}. Long tables
// grow by a button.
export function table({ caption, columns, rows, page = 100, more, sorted = null }) {
  let order = rows.slice();
  let shown = page;
  let by = sorted;
  const body = h('tbody');
  const headings = columns.map((column, index) => {
    const heading = h('th', { scope: 'col', class: column.number ? 'number' : null });
    if (column.sort) {
      heading.append(h('button', { type: 'button', onclick: () => sortBy(index) }, column.title));
    } else {
      heading.append(column.title);
    }
    return heading;
  });
  const button = h('button', { type: 'button', class: 'more', onclick: () => {
    shown += page;
    fill();
  } });
  function fill() {
    body.replaceChildren(...order.slice(0, shown).map((row) => h('tr', {}, columns.map(
      (column, index) => h(index === 0 ? 'th' : 'td', {
        scope: index === 0 ? 'row' : null, class: column.number ? 'number' : null,
      }, column.cell(row))))));
    button.hidden = shown >= order.length;
    button.textContent = more(order.length - shown);
    headings.forEach((heading, index) => {
      if (by?.index === index) heading.setAttribute('aria-sort', by.down ? 'descending' : 'ascending');
      else heading.removeAttribute('aria-sort');
    });
  }
  function sortBy(index) {
    const { sort, number } = columns[index];
    by = { index, down: by?.index === index ? !by.down : Boolean(number) };
    const collator = new Intl.Collator(undefined, { numeric: true });
    const compare = (a, b) => {
      const [left, right] = [sort(a), sort(b)];
      if (left === right) return 0;
      if (left === null) return 1; // what has no value stands last either way
      if (right === null) return -1;
      const rising = number ? left - right : collator.compare(left, right);
      return by.down ? -rising : rising;
    };
    order = rows.slice().sort(compare);
    fill();
  }
  fill();
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', {}, caption), h('thead', {}, h('tr', {}, headings)), body), button);
}
