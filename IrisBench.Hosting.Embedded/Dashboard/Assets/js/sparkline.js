import { svg } from './dom.js';

const [width, height] = [120, 24];

// The course of a value over the last two minutes. The number beside it says the same.
export function makeSparkline() {
  const line = svg('polyline', { fill: 'none', 'stroke-width': 1.5, 'vector-effect': 'non-scaling-stroke' });
  const element = svg('svg', { class: 'sparkline', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' }, line);
  return { element, draw: (values, least) => line.setAttribute('points', points(values, least)) };
}

// The scale ends at the largest value, but not below the least one: an idle process must not look like a busy one.
function points(values, least) {
  const top = Math.max(least, ...values);
  return values.map((value, index) => `${width - values.length + index + 1},${(height - 2 - (value / top) * (height - 4)).toFixed(1)}`).join(' ');
}
