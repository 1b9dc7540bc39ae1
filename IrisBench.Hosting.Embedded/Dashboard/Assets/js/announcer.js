import { byId } from './dom.js';
import { stateText, trouble } from './states.js';
import { store } from './store.js';

// Tells a screen reader that a resource has changed its state; what is there at first is no change.
export function announce(name, before) {
  const item = store.resources.get(name);
  if (!before || stateText(before) === stateText(item)) return;
  byId('announcer').textContent = [`${name}: ${stateText(item)}`, trouble(item)].filter(Boolean).join('. ');
}
