// Chooses what to run and starts it.

import { getJson, getText, post } from './api.js';
import { byId, element, write } from './dom.js';

const own = 'own';

export class StartForm {
    constructor() {
        byId('start-form').addEventListener('submit', event => { event.preventDefault(); this.start(); });
        byId('profiles').addEventListener('change', () => this.chosen());
        this.load();
    }

    async load() {
        try {
            const [choices, template] = await Promise.all([getJson('/api/choices'), getText('/api/template')]);
            byId('definition').value ||= template;
            byId('profiles').append(
                ...Object.entries(choices.profile).map(([name, description], index) => card(name, name, description, index === 0)),
                card(own, 'Your own', 'An experiment that you write or paste: sides, load, rounds.', false));
        } catch (error) {
            write(byId('start-problem'), error.message);
        }
    }

    get choice() {
        return byId('profiles').querySelector(':checked')?.value;
    }

    chosen() {
        byId('own').hidden = this.choice !== own;
        write(byId('start-problem'), '');
    }

    start() {
        return this.send(this.choice === own ? { definition: byId('definition').value } : { profile: this.choice });
    }

    async again(id) {
        if (await this.send({ again: id }))
            byId('run').scrollIntoView();
    }

    async send(request) {
        this.busy = true;
        this.show();
        write(byId('start-problem'), '');
        try {
            await post('/api/run', request);
            return true;
        } catch (error) {
            write(byId('start-problem'), error.message);
            byId('start-problem').scrollIntoView({ block: 'nearest' });
            return false;
        } finally {
            this.busy = false;
            this.show();
        }
    }

    show(running = this.running) {
        this.running = running;
        byId('start').hidden = Boolean(running);
        byId('start-button').disabled = Boolean(this.busy);
    }
}

const card = (value, name, description, checked) => element('label', { class: 'profile' },
    element('input', { type: 'radio', name: 'profile', value, checked }), element('strong', {}, name), element('span', {}, description ?? ''));
