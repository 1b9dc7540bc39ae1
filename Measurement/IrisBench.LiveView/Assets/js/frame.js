// What all charts have: caption, legend, plot with grid and axes, and a table that says the same in words.

import { element, svg } from './dom.js';

// Room for half of the last label of the time axis, which hours make long.
const margin = { left: 58, right: 24, top: 8, bottom: 24 };
const tableEveryMs = 4000;

export class Frame {
    constructor(figure, { title, unit, columns }) {
        this.legend = element('ul', { class: 'legend' });
        this.plot = svg('svg', { class: 'plot', role: 'img', 'aria-label': `${title}. The same figures are in the table below.` });
        this.details = element('details', {}, element('summary', {}, `${title} as a table`));
        this.columns = columns;
        figure.append(element('figcaption', {}, `${title} `, element('small', {}, unit)), this.legend, this.plot, this.details);
        this.details.addEventListener('toggle', () => this.fillTable());
        new ResizeObserver(() => this.onresize?.()).observe(this.plot);
        this.title = title;
    }

    // Empties the plot and draws grid and axes for a range; answers where a value lies.
    begin({ xEnd, xTicks, xText, yTicks, yText }) {
        const width = Math.max(200, this.plot.clientWidth), height = Math.max(100, this.plot.clientHeight);
        const right = width - margin.right, bottom = height - margin.bottom;
        const yEnd = yTicks.at(-1);
        const x = value => margin.left + (right - margin.left) * value / (xEnd || 1);
        const y = value => bottom - (bottom - margin.top) * value / yEnd;
        this.plot.setAttribute('viewBox', `0 0 ${width} ${height}`);
        this.plot.replaceChildren(
            ...yTicks.flatMap(value => [
                svg('line', { class: value ? 'grid' : 'axis', x1: margin.left, x2: right, y1: y(value), y2: y(value) }),
                svg('text', { x: margin.left - 7, y: y(value) + 4, 'text-anchor': 'end' }, yText(value)),
            ]),
            ...xTicks.filter(value => value <= xEnd).map(value => svg('text', { x: x(value), y: height - 5, 'text-anchor': 'middle' }, xText(value))));
        return { x, y, width, left: margin.left, right, top: margin.top, bottom };
    }

    // An open table is read, so it changes now and then and not with every sample.
    setRows(rows, columns = this.columns) {
        this.rows = rows;
        this.columns = columns;
        if (this.details.open && !this.tableDue)
            this.tableDue = setTimeout(() => { this.tableDue = undefined; this.fillTable(); }, tableEveryMs);
    }

    fillTable() {
        if (!this.details.open || !this.rows)
            return;
        const head = element('thead', {}, element('tr', {}, ...this.columns.map(column => element('th', { scope: 'col', class: column.text && 'text' }, column.name))));
        const body = element('tbody', {}, ...this.rows.map(row => element('tr', {}, ...row.map((cell, index) =>
            index === 0 ? element('th', { scope: 'row' }, cell) : element('td', { class: this.columns[index].text && 'text' }, cell)))));
        const scroller = element('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': `${this.title}, table` }, element('table', {}, head, body));
        const old = this.details.querySelector('.scroller');
        const top = old?.scrollTop ?? 0;
        old?.remove();
        this.details.append(scroller);
        scroller.scrollTop = top;
    }
}
