// The run that goes on, or the last one.

import { byId, element, write } from './dom.js';
import { left, statusWords } from './format.js';
import { Charts } from './charts.js';

export class RunView {
    constructor() {
        this.charts = new Charts();
        setInterval(() => this.run && this.showTime(), 1000);
    }

    show(run) {
        this.run = run;
        byId('run').hidden = !run;
        if (!run) {
            document.title = 'IrisBench live';
            return;
        }

        const running = run.status === 'running';
        write(byId('run-title'), run.id ?? run.experiment);
        write(byId('run-status'), statusWords[run.status]);
        byId('run-status').dataset.status = run.status;
        write(byId('run-description'), run.description ?? '');
        write(byId('run-reason'), run.statusReason ?? '');
        byId('run-reason').hidden = !run.statusReason;
        byId('run-report').hidden = running || !run.hasReport;
        if (run.hasReport)
            byId('run-report').href = `/runs/${encodeURIComponent(run.id)}/report.html`;
        byId('stop').hidden = !running;
        this.showProgress();
        this.showTime();
        this.showWarnings();
        this.charts.show(run);
    }

    showProgress() {
        const { progress, status } = this.run;
        const bar = byId('run-progress');
        if (progress.total > 0)
            bar.value = progress.done / progress.total;
        else
            bar.removeAttribute('value');
        bar.hidden = status !== 'running';
        write(byId('run-doing'), status === 'running'
            ? progress.total > 0 ? `${progress.done} of ${progress.total} rounds done · ${progress.text}` : progress.text
            : `${progress.done} of ${progress.total} rounds`);
    }

    showTime() {
        const { progress, status, experiment } = this.run;
        const running = status === 'running';
        write(byId('run-left'), running && progress.endsAt ? `· ${left((new Date(progress.endsAt) - Date.now()) / 1000)}` : '');
        const share = progress.total > 0 ? `${Math.floor(100 * progress.done / progress.total)} % ` : '';
        document.title = running ? `${share}${experiment} · IrisBench live` : `${statusWords[status]}: ${experiment} · IrisBench live`;
    }

    // Adds only what is new: the list is a log, of which additions are read out.
    showWarnings() {
        const list = byId('warning-list'), { warnings } = this.run;
        if (list.childElementCount > warnings.length || this.run.startedAt !== this.warned)
            list.replaceChildren();
        this.warned = this.run.startedAt;
        byId('warnings').hidden = warnings.length === 0;
        list.append(...warnings.slice(list.childElementCount).map(warning => element('li', {}, warning)));
    }
}
