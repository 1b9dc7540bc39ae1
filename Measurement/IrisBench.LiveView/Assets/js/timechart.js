// Lines over the time of a run, and below them whose turn it was.

import { element, svg, write } from './dom.js';
import { clock } from './format.js';
import { Frame } from './frame.js';
import { ticks, timeTicks } from './scale.js';

const shortestSeconds = 20;
const stripHeight = 6;
const tableRows = 24;

export class TimeChart {
    // valuesOf: the values of a point, by group; format: one of them, with its unit.
    constructor(figure, { title, unit, least, valuesOf, format }) {
        this.frame = new Frame(figure, { title, unit, columns: [] });
        this.frame.onresize = () => this.draw();
        Object.assign(this, { least, valuesOf, format, points: [], lines: [], turns: [] });
        this.frame.plot.addEventListener('pointermove', event => this.point(event));
        this.frame.plot.addEventListener('pointerleave', () => { this.pointer = undefined; this.draw(); });
    }

    // lines: { label, style }, in the order of the values; turns: rounds that are over, with the style of their side.
    show({ points, lines, turns }) {
        if (lines.map(line => line.label + line.style).join() !== this.lines.map(line => line.label + line.style).join())
            this.frame.legend.replaceChildren(...lines.map(entry));
        Object.assign(this, { points, lines, turns });
        this.draw();
        const rows = spread(points, tableRows).map(point => [clock(point.at), ...this.valuesOf(point).map(this.format)]);
        this.frame.setRows(rows, [{ name: 'Time' }, ...lines.map(line => ({ name: line.label }))]);
    }

    draw() {
        const values = this.points.map(this.valuesOf);
        const xEnd = Math.max(shortestSeconds, this.points.at(-1)?.at ?? 0);
        const largest = Math.max(this.least, ...values.map(point => Math.max(0, ...point)));
        const area = this.frame.begin({
            xEnd, xTicks: timeTicks(xEnd, this.frame.plot.clientWidth / 70), xText: clock,
            yTicks: ticks(largest, 4), yText: value => String(Number(value.toPrecision(3))),
        });
        const top = area.bottom - stripHeight;
        const strip = this.turns.map(turn => svg('rect', {
            class: `turn ${turn.style}${turn.void ? ' void' : ''}`, x: area.x(turn.at), y: top, height: stripHeight,
            width: Math.max(1, area.x(turn.at + turn.seconds) - area.x(turn.at) - 0.5),
        }));
        const curves = this.lines.map((line, index) => svg('path', { class: `curve ${line.style}`, d: this.path(values, index, area) }));
        this.frame.plot.append(...curves.reverse(), ...strip);
        this.area = area;
        this.xEnd = xEnd;
        this.tell(values);
    }

    // Of the points that share a column of pixels the largest is drawn.
    path(values, index, area) {
        let path = '', column = -1, peak = 0;
        const flush = () => { path += `${path ? 'L' : 'M'}${column} ${area.y(peak).toFixed(1)}`; };
        this.points.forEach((point, at) => {
            const x = Math.round(area.x(point.at));
            if (x !== column) {
                if (column >= 0)
                    flush();
                [column, peak] = [x, 0];
            }
            peak = Math.max(peak, values[at][index]);
        });
        if (column >= 0)
            flush();
        return path;
    }

    // The legend shows the latest values, or those under the pointer.
    tell(values) {
        let at = values.length - 1;
        if (this.pointer !== undefined && at >= 0) {
            const time = (this.pointer - this.area.left) / (this.area.right - this.area.left) * this.xEnd;
            const next = this.points.findIndex(point => point.at >= time);
            at = next < 0 ? at : next;
            const x = this.area.x(this.points[at].at);
            this.frame.plot.append(svg('line', { class: 'cursor', x1: x, x2: x, y1: this.area.top, y2: this.area.bottom }));
        }
        this.lines.forEach((line, index) => write(this.frame.legend.children[index].querySelector('b'), at < 0 ? '–' : this.format(values[at][index])));
    }

    point(event) {
        this.pointer = event.clientX - this.frame.plot.getBoundingClientRect().left;
        this.draw();
    }
}

const entry = line => element('li', {},
    svg('svg', { viewBox: '0 0 22 12', 'aria-hidden': 'true' }, svg('path', { class: `curve ${line.style}`, d: 'M1 6H21' })), `${line.label} `, element('b', {}, '–'));

function spread(points, count) {
    const step = Math.max(1, Math.ceil(points.length / count));
    return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}
