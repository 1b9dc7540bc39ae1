// The runs that are in the results folder, whoever made them.

import { getJson } from './api.js';
import { byId, element, write } from './dom.js';
import { bytes, moment, statusWords } from './format.js';

export class RunList {
    constructor(onAgain) {
        this.onAgain = onAgain;
        // The command line beside this page makes runs too.
        document.addEventListener('visibilitychange', () => document.hidden || this.load());
        this.load();
    }

    async load() {
        try {
            this.list = await getJson('/api/runs');
            this.show();
        } catch (error) {
            write(byId('finished-note'), error.message);
        }
    }

    show(current = this.current) {
        this.current = current;
        if (!this.list)
            return;
        const goesOn = id => current?.status === 'running' && current.id === id;
        const runs = this.list.runs.filter(run => !goesOn(run.id));
        write(byId('finished-note'), runs.length === 0 ? 'None yet. The first one takes under a minute.'
            : this.list.total > this.list.runs.length ? `The newest ${this.list.runs.length} of ${this.list.total}.` : '');
        const open = new Set([...document.querySelectorAll('#runs details[open]')].map(details => details.dataset.run));
        byId('runs').replaceChildren(...runs.map(run => this.item(run, open.has(run.id))));
        this.allowAgain();
    }

    allowAgain() {
        for (const button of byId('runs').querySelectorAll('button'))
            button.disabled = this.current?.status === 'running';
    }

    item(run, open) {
        const again = element('button', { type: 'button', 'aria-label': `Run again: ${run.id}` }, 'Run again');
        again.addEventListener('click', () => this.onAgain(run.id));
        const path = name => `/runs/${encodeURIComponent(run.id)}/${name.split('/').map(encodeURIComponent).join('/')}`;
        return element('li', { class: 'finished', 'data-run': run.id },
            element('header', {},
                element('h3', {}, run.experiment),
                element('span', { class: 'chip', 'data-status': run.status }, run.status === 'running' ? 'Not finished' : statusWords[run.status]),
                element('time', { datetime: run.startedAt }, moment(run.startedAt))),
            ...run.headlines.map(headline => element('p', {}, headline)),
            run.statusReason ? element('p', { class: 'reason' }, run.statusReason) : null,
            element('div', { class: 'actions' },
                run.hasReport ? element('a', { class: 'button', href: path('report.html'), 'aria-label': `Report of ${run.id}` }, 'Report') : null,
                again,
                element('details', { 'data-run': run.id, open }, element('summary', {}, `Files (${run.files.length})`),
                    element('ul', {}, ...run.files.map(file => element('li', {}, element('a', { href: path(file.path), download: true }, file.path), ` ${bytes(file.bytes)}`))))));
    }
}
