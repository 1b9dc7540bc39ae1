import { h, show } from './dom.js';

// Secrets are masked by the server and do not get here.
export function showEnvironment(body, item) {
  show(body, item.environment, () => item.environment.length === 0
    ? h('p', {}, 'Nothing yet: the environment is known once the process has started.')
    : [
        h('dl', { class: 'environment' }, item.environment.map(variable => [
          h('dt', {}, variable.name),
          h('dd', {}, variable.secret ? h('span', { class: 'secret' }, h('span', { 'aria-hidden': 'true' }, '••••••••'), ' secret, never shown here') : variable.value ?? ''),
        ])),
        h('p', { class: 'note' }, 'What the AppHost says, beside its own environment, which each process inherits. Generated secrets are in the user secrets.'),
      ]);
}
