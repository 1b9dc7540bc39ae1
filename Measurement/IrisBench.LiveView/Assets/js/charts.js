import { byId } from './dom.js';
import { cores, mebibytes } from './format.js';
import { RoundChart } from './roundchart.js';
import { linesOf, sidesOf, turnsOf } from './sides.js';
import { TimeChart } from './timechart.js';

const mebi = 1024 * 1024;

export class Charts {
    constructor() {
        this.cpu = new TimeChart(byId('cpu'), { title: 'CPU', unit: 'cores busy; below, whose turn it was', least: 0.5, valuesOf: point => point.cores, format: cores });
        this.memory = new TimeChart(byId('memory'), {
            title: 'Memory', unit: 'working set, MiB', least: 50, valuesOf: point => point.bytes.map(value => value / mebi), format: mebibytes,
        });
        this.latency = new RoundChart(byId('latency'));
    }

    show(run) {
        const lines = linesOf(run), turns = turnsOf(run);
        this.cpu.show({ points: run.points, lines, turns });
        this.memory.show({ points: run.points, lines, turns });
        this.latency.show({ rounds: run.rounds, sides: sidesOf(run), total: run.progress.total });
    }
}
