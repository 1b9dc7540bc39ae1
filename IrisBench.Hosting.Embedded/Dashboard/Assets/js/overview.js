import { h, show } from './dom.js';
import { time } from './format.js';
import { stateText } from './states.js';
import { endpointLink } from './table.js';

export function showOverview(body, item) {
  const { environment, commands, ...shown } = item;
  show(body, shown, () => [
    facts([
      ['State', stateText(item)],
      ['Why', item.error],
      ['Type', item.type],
      ['Mode', item.mode],
      ['Replicas', item.replicas],
      ['Started', item.startedAt && time(item.startedAt)],
      ['Ended', item.stoppedAt && time(item.stoppedAt)],
      ['Belongs to', item.parent && link(item.parent)],
      ['Refers to', links(item.references)],
      ['Waits for', links(item.waitsFor)],
      ['Endpoints', item.endpoints.length > 0 && item.endpoints.map(endpoint => h('div', {}, `${endpoint.name} `, endpointLink(endpoint)))],
    ]),
    item.checks.length > 0 && [h('h3', {}, 'Health checks'), h('ul', { class: 'checks' }, item.checks.map(check))],
    item.properties.length > 0 && [h('h3', {}, 'Properties'), facts(item.properties.map(property => [property.name, property.secret ? 'not shown' : property.value]))],
  ].flat().filter(Boolean));
}

function check(report) {
  return h('li', { 'data-status': report.status }, h('strong', {}, report.status ?? 'Not asked yet'), ` ${report.name}`, report.text ? h('div', { class: 'trouble' }, report.text) : null);
}

function facts(entries) {
  return h('dl', {}, entries.filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '').map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

const link = name => h('a', { href: `#/resource/${encodeURIComponent(name)}` }, name);
const links = names => names.length > 0 && names.flatMap((name, index) => index ? [', ', link(name)] : [link(name)]);
