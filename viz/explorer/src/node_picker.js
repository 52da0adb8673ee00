// A field in which the reader finds a node by its name: an ARIA combobox with a list.

import { h } from './dom.js';

const most = 12;
let count = 0;

export function nodePicker(app, { label, hint, key, value = null, clearAfter = false, onpick }) {
  count += 1;
  const listId = `musubi-list-${count}`;
  const name = (node) => node.names[app.language];
  let found = [];
  let active = -1;

  const input = h('input', {
    type: 'search', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': listId,
    'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: 'false', 'data-key': key,
    placeholder: hint ?? '', value: value === null ? '' : name(app.network.nodes[value]),
  });
  const list = h('ul', { id: listId, role: 'listbox', 'aria-label': label, hidden: true });

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function pick(node) {
    input.value = clearAfter ? '' : name(node);
    close();
    onpick(node.index);
  }

  function option(node, position) {
    const kind = app.network.terms.kind[node.kind]?.[app.language];
    return h('li', {
      role: 'option', id: `${listId}-${position}`, 'aria-selected': position === active ? 'true' : 'false',
      onpointerdown: (event) => { event.preventDefault(); pick(node); },
    }, name(node), kind ? h('small', {}, kind) : null);
  }

  function show() {
    const isWritten = input.value.trim() !== '';
    list.replaceChildren(...(found.length > 0 || !isWritten ? found.map(option)
      : [h('li', { class: 'none', role: 'presentation' }, app.say('nothingFound'))]));
    list.hidden = !isWritten;
    input.setAttribute('aria-expanded', String(found.length > 0));
    if (active >= 0) {
      input.setAttribute('aria-activedescendant', `${listId}-${active}`);
      list.children[active].scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  input.addEventListener('input', () => {
    found = app.network.search(input.value, most);
    active = -1;
    show();
    if (input.value.trim() !== '') {
      app.announce(found.length === 0 ? app.say('nothingFound') : app.say('found', found.length));
    }
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return; // Enter ends the conversion of kana
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (found.length === 0) return;
      event.preventDefault();
      active = (active + (event.key === 'ArrowDown' ? 1 : found.length - (active < 0 ? 0 : 1))) % found.length;
      show();
    } else if (event.key === 'Enter' && found.length > 0 && !list.hidden) {
      event.preventDefault();
      pick(found[Math.max(active, 0)]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (list.hidden) input.value = '';
      close();
    }
  });
  input.addEventListener('blur', close);
  return h('div', { class: 'picker' }, h('label', {}, h('span', {}, label), input), list);
}
