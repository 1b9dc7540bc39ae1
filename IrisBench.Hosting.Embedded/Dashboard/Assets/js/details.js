import { byId, h, show } from './dom.js';
import { commandButtons } from './commands.js';
import { showEnvironment } from './environment.js';
import { LogView } from './logs.js';
import { MetricsPoll } from './metrics.js';
import { showOverview } from './overview.js';
import { stateText, tone } from './states.js';
import { store } from './store.js';

// One resource, in four tabs. Only the tab that is shown asks for anything.
const tabs = { '': 'Overview', 'logs': 'Logs', 'environment': 'Environment', 'metrics': 'Metrics' };
let open = null;

export function openDetails(name, tab) {
  if (open?.name === name && open.tab === tab) return;
  const isNew = open?.name !== name;
  closeDetails();
  const parts = { name, tab, state: h('span', { class: 'state' }), actions: h('span', { class: 'actions' }), body: h('div', { class: 'body' }) };
  const title = h('h2', { id: 'details-title', tabindex: '-1' }, name);
  const path = `#/resource/${encodeURIComponent(name)}`;
  byId('details').replaceChildren(
    h('div', { class: 'heading' }, title, parts.state, h('a', { class: 'close', href: '#/', 'aria-label': `Close ${name}` }, '×')),
    parts.actions,
    h('nav', { 'aria-label': `About ${name}` }, Object.entries(tabs).map(([key, label]) =>
      h('a', { href: key ? `${path}/${key}` : path, 'aria-current': key === tab ? 'page' : null }, label))),
    parts.body);
  byId('details').hidden = false;
  open = parts;
  if (tab === 'logs') open.view = new LogView(parts.body, name);
  if (tab === 'metrics') open.view = new MetricsPoll(parts.body, name);
  updateDetails();
  (isNew ? title : byId('details').querySelector('nav [aria-current]')).focus();
}

export function closeDetails() {
  open?.view?.close();
  open = null;
  byId('details').hidden = true;
}

export const openName = () => open?.name ?? null;

export function updateDetails() {
  const item = open && store.resources.get(open.name);
  if (!item) return;
  byId('details').dataset.tone = tone(item);
  show(open.state, stateText(item), () => stateText(item));
  commandButtons(open.actions, item.name, () => true);
  if (open.tab === '') showOverview(open.body, item);
  if (open.tab === 'environment') showEnvironment(open.body, item);
}
