// Server-Sent Events that outlive their server: tries again, notices a silent connection, and lets go while nobody looks
// (a browser has six connections for one server).
const silence = 15_000;
const pauses = [1_000, 2_000, 5_000];

export class Connection {
  #url; #handlers; #onState; #source = null; #timer = 0; #failures = 0; #lastId = null; #closed = false;

  // handlers: what to do with each type of event. onState: told connecting, open, disconnected, paused or loggedOut.
  constructor(url, handlers, onState = () => {}) {
    this.#url = url;
    this.#handlers = handlers;
    this.#onState = onState;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#open();
  }

  close() {
    this.#closed = true;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop();
  }

  #open() {
    this.#stop();
    if (document.hidden) return;
    const source = this.#source = new EventSource(this.#lastId === null ? this.#url : `${this.#url}?after=${this.#lastId}`);
    source.onerror = () => this.#fail();
    for (const [type, handler] of Object.entries({ heartbeat: () => {}, ...this.#handlers })) {
      source.addEventListener(type, event => {
        this.#alive();
        if (event.lastEventId) this.#lastId = event.lastEventId;
        handler(JSON.parse(event.data));
      });
    }
    this.#wait(silence, () => this.#fail());
  }

  #alive() {
    this.#failures = 0;
    this.#onState('open');
    this.#wait(silence, () => this.#fail());
  }

  #fail() {
    this.#stop();
    this.#onState('disconnected');
    this.#wait(pauses[Math.min(this.#failures++, pauses.length - 1)], () => this.#retry());
  }

  // An EventSource does not tell a server that is away from one that does not know this browser any more.
  async #retry() {
    const status = await fetch('/session', { signal: AbortSignal.timeout(5_000) }).then(response => response.status, () => 0);
    if (this.#closed) return;
    if (status === 204) this.#open();
    else if (status === 401) this.#onState('loggedOut');
    else this.#fail();
  }

  #onVisibility = () => {
    if (!document.hidden) this.#open();
    else {
      this.#stop();
      this.#onState('paused');
    }
  };

  #stop() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #wait(milliseconds, then) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, milliseconds);
  }
}
