// A dot for each finished round: its median latency, in the order in which the rounds were run.

import { element, svg } from './dom.js';
import { seconds } from './format.js';
import { Frame } from './frame.js';
import { ticks } from './scale.js';
import { median } from './median.js';
import { mark } from './marks.js';

const columns = [{ name: 'Round' }, { name: 'Side', text: true }, { name: 'Counts for', text: true }, { name: 'Latency' }, { name: 'Void because', text: true }];
const kinds = { warmUp: 'nothing, warm-up', measured: 'the comparison', noisePair: 'the noise floor' };

export class RoundChart {
    constructor(figure) {
        this.frame = new Frame(figure, { title: 'Latency of the rounds', unit: 'median of the pipeline runs of a round', columns });
        this.frame.onresize = () => this.draw();
        Object.assign(this, { rounds: [], sides: [], total: 0 });
    }

    // sides: { name, style, place }; total: how many rounds there will be.
    show({ rounds, sides, total }) {
        Object.assign(this, { rounds, sides, total });
        this.frame.legend.replaceChildren(...sides.map(side => this.entry(side)));
        this.draw();
        this.frame.setRows(rounds.map(round => [
            String(round.index + 1), round.side, kinds[round.kind], round.latency === undefined ? '–' : seconds(round.latency), round.voidReason ?? '',
        ]));
    }

    draw() {
        const dots = this.rounds.filter(round => round.latency !== undefined);
        const xEnd = Math.max(this.total, this.rounds.length, 1) + 1;
        const inMs = Math.max(0, ...dots.map(round => round.latency)) < 1;
        const largest = Math.max(...dots.map(round => round.latency), dots.length ? 0 : 1) * (inMs ? 1000 : 1);
        const every = ticks(xEnd - 1, Math.max(2, this.frame.plot.clientWidth / 60)).filter(value => value > 0 && value < xEnd && Number.isInteger(value));
        const area = this.frame.begin({
            xEnd, xTicks: every, xText: String,
            yTicks: ticks(largest, 4).map(value => inMs ? value / 1000 : value),
            yText: value => inMs ? `${Number((value * 1000).toPrecision(3))} ms` : `${Number(value.toPrecision(3))} s`,
        });
        for (const side of this.sides) {
            const own = dots.filter(round => round.side === side.name);
            const middle = median(own.filter(counts).map(round => round.latency));
            if (middle !== undefined)
                this.frame.plot.append(svg('line', { class: `middle ${side.style}`, x1: area.left, x2: area.right, y1: area.y(middle), y2: area.y(middle) }));
            for (const round of own)
                this.frame.plot.append(mark(side, round, area.x(round.index + 1), area.y(round.latency)));
        }
    }

    entry(side) {
        const middle = median(this.rounds.filter(round => round.side === side.name && counts(round) && round.latency !== undefined).map(round => round.latency));
        return element('li', {},
            svg('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, mark(side, { kind: 'measured' }, 6, 6)),
            `${side.name} `, element('b', {}, middle === undefined ? '–' : `median ${seconds(middle)}`));
    }
}

const counts = round => round.kind === 'measured' && !round.voidReason;
