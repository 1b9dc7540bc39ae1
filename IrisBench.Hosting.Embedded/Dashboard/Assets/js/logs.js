import { h } from './dom.js';
import { Connection } from './connection.js';
import { LevelReader, plain, rank } from './levels.js';

// As many as the server sends of old.
const capacity = 5_000;

// The console of a resource: follows, searches, filters by level. Holds the last lines only.
export class LogView {
  #list; #search; #level; #follow; #count; #connection; #levels = new LevelReader(); #last = 0; #top = 0;

  constructor(body, name) {
    this.#list = h('div', { 'class': 'log', 'role': 'log', 'aria-live': 'off', 'aria-label': `Console of ${name}`, 'tabindex': '0', 'scroll': () => this.#onScroll() });
    this.#search = h('input', { id: 'log-search', type: 'search', placeholder: 'Search', autocomplete: 'off', input: () => this.#filter() });
    this.#level = h('select', { id: 'log-level', change: () => this.#filter() },
      h('option', { value: 'debug' }, 'All levels'), h('option', { value: 'warning' }, 'Warnings and errors'), h('option', { value: 'error' }, 'Errors'));
    this.#follow = h('input', { id: 'log-follow', type: 'checkbox', checked: true, change: () => this.#scroll() });
    this.#count = h('span', { class: 'count', role: 'status' });
    body.replaceChildren(
      h('div', { class: 'toolbar' },
        h('label', { 'for': 'log-search', 'class': 'visually-hidden' }, 'Search in the log'), this.#search,
        h('label', { 'for': 'log-level', 'class': 'visually-hidden' }, 'Level'), this.#level,
        h('label', { for: 'log-follow' }, this.#follow, ' Follow'),
        this.#count),
      this.#list);
    this.#connection = new Connection(`/api/resources/${encodeURIComponent(name)}/logs`, { ready: () => {}, lines: lines => this.#add(lines) });
  }

  close() {
    this.#connection.close();
  }

  #add(lines) {
    this.#list.append(...lines.flatMap(line => this.#items(line)));
    while (this.#list.childElementCount > capacity) this.#list.firstElementChild.remove();
    this.#tell();
    this.#scroll();
  }

  #items(line) {
    const missed = line.number - this.#last - 1;
    if (line.number <= this.#last) this.#list.append(h('div', { class: 'gap' }, 'The AppHost was started anew.'));
    const gap = this.#last > 0 && missed > 0 ? [h('div', { class: 'gap' }, `… ${missed} lines missed`)] : [];
    this.#last = line.number;
    const level = this.#levels.read(line);
    const item = h('div', { 'class': 'line', 'data-level': level }, plain(line.text));
    item.hidden = !this.#matches(item);
    return [...gap, item];
  }

  #matches(item) {
    return !item.dataset.level || (rank[item.dataset.level] >= rank[this.#level.value] && item.textContent.toLowerCase().includes(this.#search.value.toLowerCase()));
  }

  #filter() {
    for (const item of this.#list.children) item.hidden = !this.#matches(item);
    this.#tell();
    this.#scroll();
  }

  #tell() {
    const all = this.#list.querySelectorAll('.line').length;
    const isFiltered = this.#search.value || this.#level.value !== 'debug';
    this.#count.textContent = isFiltered ? `${this.#list.querySelectorAll('.line:not([hidden])').length} of ${all} lines` : '';
  }

  #scroll() {
    if (this.#follow.checked) this.#list.scrollTop = this.#list.scrollHeight;
    this.#top = this.#list.scrollTop;
  }

  // Who scrolls up wants to read; who comes back to the end wants to follow. This is told late: lines that came meanwhile
  // have moved the end away, which is not somebody scrolling up.
  #onScroll() {
    const top = this.#list.scrollTop;
    if (top + this.#list.clientHeight >= this.#list.scrollHeight - 4) this.#follow.checked = true;
    else if (top < this.#top - 4) this.#follow.checked = false;
    this.#top = top;
  }
}
