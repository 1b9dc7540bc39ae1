import { byId } from './dom.js';
import { time } from './format.js';
import { store } from './store.js';

// Says whether the page is up to date.
const texts = { connecting: 'Connecting…', open: 'Connected', disconnected: 'Disconnected', paused: 'Paused', loggedOut: 'Logged out' };
let since = 0;

export function showConnection(state) {
  if (document.body.dataset.connection === state) return;
  document.body.dataset.connection = state;
  byId('connection').textContent = texts[state];
  if (state === 'disconnected') since = Date.now();
  showBanner(state);
}

export function showApplication() {
  document.title = `${store.application} · dashboard`;
  byId('application').textContent = store.application;
  byId('telemetry').textContent = store.telemetry
    ? `Traces, metrics and logs go to ${store.telemetry.endpoint} (${store.telemetry.protocol}).`
    : 'No OTEL_EXPORTER_OTLP_ENDPOINT is set: each resource shows its own metrics here.';
}

function showBanner(state) {
  const banner = byId('banner');
  banner.hidden = state !== 'disconnected' && state !== 'loggedOut';
  if (state === 'disconnected') banner.textContent = `Disconnected: the AppHost does not answer. This is how things were at ${time(since)}. Trying again…`;
  if (state !== 'loggedOut') return;
  const link = document.createElement('a');
  link.href = '/login';
  link.textContent = 'Log in again';
  banner.replaceChildren('The AppHost was started anew and does not know this browser. ', link, ' with the link that it has printed.');
}
