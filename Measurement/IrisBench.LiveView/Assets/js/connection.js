// The stream of events, opened again whenever it ends: the server was restarted, the machine slept.

const types = ['snapshot', 'header', 'progress', 'point', 'round', 'warning', 'ended', 'heartbeat'];
const silenceMs = 16000; // a heartbeat comes every 5 s
const longestPauseMs = 5000;

export function connect(onEvent, onState) {
    let source, silence, pauseMs = 500;

    open();

    function open() {
        source = new EventSource('/api/events');
        for (const type of types)
            source.addEventListener(type, event => received(type, event));
        source.addEventListener('error', lost);
        watch();
    }

    function received(type, event) {
        pauseMs = 500;
        watch();
        onState('live');
        if (type !== 'heartbeat')
            onEvent(type, JSON.parse(event.data));
    }

    function watch() {
        clearTimeout(silence);
        silence = setTimeout(lost, silenceMs);
    }

    async function lost() {
        clearTimeout(silence);
        source.close();
        onState('lost');
        const session = await fetch('/session').catch(() => null);
        if (session?.status === 401)
            return location.assign('/login');
        setTimeout(open, pauseMs);
        pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    }
}
