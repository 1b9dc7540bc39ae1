import { h, show } from './dom.js';
import { quantity } from './format.js';
import { store } from './store.js';

const interval = 3_000;

// Asks for the figures of a resource again and again, as long as somebody looks.
export class MetricsPoll {
  #body; #name; #timer = 0; #closed = false;

  constructor(body, name) {
    this.#body = body;
    this.#name = name;
    if (store.telemetry) show(body, store.telemetry, () => h('p', {}, `Telemetry goes to ${store.telemetry.endpoint} (${store.telemetry.protocol}). Look at this resource's metrics and traces there.`));
    else this.#ask();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #ask() {
    if (!document.hidden && document.body.dataset.connection === 'open') {
      const answer = await fetch(`/api/resources/${encodeURIComponent(this.#name)}/metrics`).then(response => response.json(), () => null);
      if (this.#closed) return;
      if (answer) show(this.#body, answer, () => view(answer));
    }
    this.#timer = setTimeout(() => this.#ask(), interval);
  }
}

function view(answer) {
  if (answer.problem) return h('p', { class: 'note' }, answer.problem);
  const groups = Map.groupBy(answer.metrics, metric => metric.group);
  return [
    ...[...groups].flatMap(([group, metrics]) => [
      h('h3', {}, group),
      h('dl', { class: 'metrics' }, metrics.map(metric => [h('dt', {}, metric.name), h('dd', {}, quantity(metric.value, metric.unit))])),
    ]),
    h('p', { class: 'note' }, `Since its start, from ${answer.source}.`),
  ];
}
