import { byId, h, show, svg } from './dom.js';
import { layers } from './layers.js';
import { stateText, tone } from './states.js';
import { ordered } from './store.js';

const node = { width: 168, height: 52, gapX: 90, gapY: 22 };

export function updateGraph() {
  const resources = ordered().map(row => row.item);
  show(byId('graph'), resources.map(item => [item.name, stateText(item), tone(item), item.references, item.waitsFor, item.parent]), () => draw(resources));
  show(byId('graph-text'), resources.map(item => sentences(item, resources)), () => resources.flatMap(item => sentences(item, resources)).map(sentence => h('li', {}, sentence)));
}

export function edges(item) {
  return [
    ...item.references.map(to => ({ from: item.name, to, kind: 'reference' })),
    ...item.waitsFor.map(to => ({ from: item.name, to, kind: 'wait' })),
    ...(item.parent ? [{ from: item.name, to: item.parent, kind: 'parent' }] : []),
  ];
}

function sentences(item, resources) {
  const words = { reference: 'refers to', wait: 'waits for', parent: 'belongs to' };
  const lines = edges(item).map(edge => `${edge.from} ${words[edge.kind]} ${edge.to}.`);
  const isNeeded = resources.flatMap(edges).some(edge => edge.to === item.name);
  return lines.length || isNeeded ? lines : [`${item.name} stands alone.`];
}

function draw(resources) {
  const all = resources.flatMap(edges);
  const places = place(layers(resources.map(item => item.name), all));
  const [width, height] = [Math.max(...places.values().map(spot => spot.x + node.width), 0) + 2, Math.max(...places.values().map(spot => spot.y + node.height), 0) + 2];
  return svg('svg', { viewBox: `-2 -2 ${width + 4} ${height + 4}`, width, height },
    svg('defs', {}, svg('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' }, svg('path', { d: 'M0,0 L8,4 L0,8 z' }))),
    all.filter(edge => places.has(edge.to)).map(edge => path(edge, places.get(edge.from), places.get(edge.to))),
    resources.map(item => box(item, places.get(item.name))));
}

function place(columns) {
  const places = new Map();
  const tallest = Math.max(...columns.map(column => column.length), 0);
  columns.forEach((column, x) => column.forEach((name, y) =>
    places.set(name, { x: x * (node.width + node.gapX), y: (y + (tallest - column.length) / 2) * (node.height + node.gapY) })));
  return places;
}

// Two kinds between the same two run side by side.
function path(edge, from, to) {
  const shift = { reference: -6, wait: 6, parent: 0 }[edge.kind];
  const [x1, y1, x2, y2] = [from.x + node.width, from.y + node.height / 2 + shift, to.x, to.y + node.height / 2 + shift];
  const middle = (x1 + x2) / 2;
  return svg('path', { class: `edge ${edge.kind}`, d: `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`, 'marker-end': 'url(#arrow)' });
}

function box(item, { x, y }) {
  return svg('a', { href: `#/resource/${encodeURIComponent(item.name)}`, class: `node ${tone(item)}` },
    svg('rect', { x, y, width: node.width, height: node.height, rx: 8 }),
    svg('circle', { cx: x + 16, cy: y + 18, r: 5 }),
    svg('text', { x: x + 28, y: y + 22, class: 'name' }, item.name),
    svg('text', { x: x + 28, y: y + 40, class: 'what' }, stateText(item)));
}
