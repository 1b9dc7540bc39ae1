// Tells a screen reader what a person who sees the page notices: begin, quarters, end. Not every sample.

import { byId, write } from './dom.js';
import { statusWords } from './format.js';

export class Announcer {
    quarter = 0;

    tell(type, run) {
        if (!run)
            return;
        const share = run.progress.total > 0 ? run.progress.done / run.progress.total : 0;
        const quarter = Math.floor(share * 4);
        if (type === 'snapshot')
            this.say(run.status === 'running' ? `${run.experiment} is running, ${Math.floor(share * 100)} percent done.` : '');
        else if (type === 'ended')
            this.say(`${run.experiment}: ${statusWords[run.status]}.${run.hasReport ? ' The report is ready.' : ''}`);
        else if (type === 'progress' && quarter > this.quarter && quarter < 4)
            this.say(`${25 * quarter} percent of ${run.experiment} done.`);
        this.quarter = quarter;
    }

    say(text) {
        write(byId('announcement'), text);
    }
}
