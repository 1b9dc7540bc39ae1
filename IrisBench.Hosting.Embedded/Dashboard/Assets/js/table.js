import { byId, h, show } from './dom.js';
import { cores, duration, mebibytes } from './format.js';
import { makeSparkline } from './sparkline.js';
import { isUp, stateText, tone, trouble } from './states.js';
import { commandButtons } from './commands.js';
import { ordered, store } from './store.js';

const rows = new Map();

export function updateTable() {
  const wanted = ordered();
  for (const [name, row] of rows) {
    if (wanted.some(entry => entry.item.name === name)) continue;
    row.element.remove();
    rows.delete(name);
  }
  const body = byId('rows');
  wanted.forEach(({ item, depth }, index) => {
    const row = rows.get(item.name) ?? makeRow(item.name);
    rows.set(item.name, row);
    if (body.children[index] !== row.element) body.insertBefore(row.element, body.children[index] ?? null);
    updateRow(row, item, depth);
  });
}

export function updateUsage() {
  for (const [name, row] of rows) {
    const series = store.usage.get(name) ?? [];
    const last = series.at(-1);
    row.cpuText.textContent = last ? cores(last.cpu) : '–';
    row.memoryText.textContent = last ? mebibytes(last.memory) : '–';
    row.cpuLine.draw(series.map(value => value.cpu), 0.1);
    row.memoryLine.draw(series.map(value => value.memory), 1048576);
  }
}

export function updateUptimes() {
  for (const [name, row] of rows) {
    const item = store.resources.get(name);
    row.uptime.textContent = item && isUp(item) && item.startedAt ? duration(Date.now() - item.startedAt) : '–';
  }
}

export const linkTo = name => rows.get(name)?.link;

function makeRow(name) {
  const row = {
    link: h('a', { href: `#/resource/${encodeURIComponent(name)}` }, name),
    about: h('span', { class: 'about' }), state: h('span', { class: 'state' }), trouble: h('span', { class: 'trouble' }),
    endpoints: h('span', { class: 'endpoints' }), replicas: h('span'), uptime: h('span'), cpuText: h('span'), memoryText: h('span'),
    cpuLine: makeSparkline(), memoryLine: makeSparkline(), actions: h('span', { class: 'actions' }),
  };
  row.element = h('tr', { role: 'row', 'data-resource': name },
    h('th', { role: 'rowheader', scope: 'row' }, row.link, row.about),
    cell('State', row.state, row.trouble),
    cell('Endpoints', row.endpoints),
    cell('Replicas', row.replicas),
    cell('Uptime', row.uptime),
    cell('CPU', h('span', {}, row.cpuText, h('span', { class: 'unit' }, ' cores')), row.cpuLine.element),
    cell('Memory', row.memoryText, row.memoryLine.element),
    cell('Actions', row.actions));
  return row;
}

function cell(label, ...content) {
  return h('td', { role: 'cell', 'data-label': label }, content);
}

function updateRow(row, item, depth) {
  row.element.dataset.depth = Math.min(depth, 3);
  row.element.dataset.tone = tone(item);
  show(row.about, [item.type, item.mode, depth && item.parent], () =>
    [` ${item.type}`, item.mode ? h('span', { class: 'mode' }, item.mode) : null, depth ? h('span', { class: 'visually-hidden' }, `, belongs to ${item.parent}`) : null]);
  show(row.state, stateText(item), () => stateText(item));
  show(row.trouble, trouble(item), () => trouble(item) ?? '');
  show(row.endpoints, item.endpoints, () => item.endpoints.map(endpoint => endpointLink(endpoint)));
  show(row.replicas, item.replicas ?? '–', () => item.replicas ?? '–');
  commandButtons(row.actions, item.name, command => command.highlighted);
}

export function endpointLink(endpoint) {
  if (!/^https?:/.test(endpoint.url)) return h('span', {}, endpoint.url);
  return h('a', { href: endpoint.url, target: '_blank', rel: 'noopener noreferrer' },
    endpoint.name === 'http' || endpoint.name === 'https' ? endpoint.url.replace(/^https?:\/\//, '') : endpoint.name,
    h('span', { class: 'visually-hidden' }, ' (opens a new tab)'));
}
