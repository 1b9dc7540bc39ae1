// Sides differ in shape as well as in colour. Filled: counts. Hollow: warm-up or noise pair. Crossed: void.

import { svg } from './dom.js';

const shapes = [
    r => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
    r => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
    r => `M0 ${-r * 1.2}L${r * 1.2} ${r}H${-r * 1.2}Z`,
    r => `M0 ${-r * 1.35}L${r * 1.35} 0L0 ${r * 1.35}L${-r * 1.35} 0Z`,
];

export function mark(side, round, x, y) {
    const path = round.voidReason ? 'M-4 -4L4 4M-4 4L4 -4' : shapes[side.place % shapes.length](round.kind === 'measured' ? 5 : 4);
    const style = round.voidReason ? 'void' : round.kind === 'measured' ? '' : 'idle';
    return svg('path', { class: `dot ${side.style} ${style}`.trim(), d: path, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
}
