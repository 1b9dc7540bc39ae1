// What the server has told. Views subscribe and are called with the kind of the change and the name of the resource.
const remembered = 120;
const subscribers = [];

export const store = { application: '', cores: 1, telemetry: null, names: [], resources: new Map(), usage: new Map() };

export const subscribe = subscriber => subscribers.push(subscriber);

export function hello(data) {
  Object.assign(store, { application: data.application, cores: data.cores, telemetry: data.telemetry ?? null, names: data.resources });
  store.resources.clear();
  store.usage.clear();
  data.history.forEach(remember);
  notify('hello');
}

export function resource(data) {
  const before = store.resources.get(data.name);
  store.resources.set(data.name, data);
  notify('resource', data.name, before);
}

export function usage(sample) {
  remember(sample);
  notify('usage');
}

// In the order of the model, each followed by those that belong to it.
export function ordered() {
  const known = store.names.map(name => store.resources.get(name)).filter(Boolean);
  const isChild = candidate => candidate.parent && store.resources.has(candidate.parent) && candidate.parent !== candidate.name;
  const rows = [];
  const add = (item, depth) => {
    if (rows.some(row => row.item === item)) return;
    rows.push({ item, depth });
    known.filter(other => isChild(other) && other.parent === item.name).forEach(child => add(child, depth + 1));
  };
  known.filter(item => !isChild(item)).forEach(item => add(item, 0));
  known.forEach(item => add(item, 0));
  return rows;
}

function remember(sample) {
  for (const name of store.names) {
    const series = store.usage.get(name) ?? [];
    const values = sample.resources[name];
    series.push(values ?? null);
    store.usage.set(name, values ? series.slice(-remembered) : []);
  }
}

function notify(...change) {
  subscribers.forEach(subscriber => subscriber(...change));
}
