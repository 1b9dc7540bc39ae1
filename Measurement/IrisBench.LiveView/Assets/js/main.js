import { post } from './api.js';
import { Announcer } from './announcer.js';
import { connect } from './connection.js';
import { byId, write } from './dom.js';
import { RunList } from './runlist.js';
import { RunView } from './runview.js';
import { StartForm } from './startform.js';
import { fold } from './state.js';

const view = new RunView();
const form = new StartForm();
const list = new RunList(id => form.again(id));
const announcer = new Announcer();
const words = { connecting: 'Connecting…', live: 'Live', lost: 'Connection lost, trying again…' };

let run = null, drawing = false;

connect(
    (type, data) => {
        run = fold(run, type, data);
        announcer.tell(type, run);
        if (type === 'snapshot' || type === 'ended')
            list.load();
        draw();
    },
    state => {
        byId('connection').dataset.state = state;
        write(byId('connection'), words[state]);
    });

// Many events, one picture a frame; none while nobody looks.
function draw() {
    if (drawing)
        return;
    drawing = true;
    requestAnimationFrame(() => {
        drawing = false;
        view.show(run);
        form.show(run?.status === 'running');
        if (list.current?.status !== run?.status || list.current?.id !== run?.id)
            list.show(run);
    });
}

byId('stop').addEventListener('click', async () => {
    byId('stop').disabled = true;
    await post('/api/run/stop').catch(() => { });
    byId('stop').disabled = false;
});

byId('logout').addEventListener('click', async () => {
    await post('/logout').catch(() => { });
    location.assign('/login');
});
