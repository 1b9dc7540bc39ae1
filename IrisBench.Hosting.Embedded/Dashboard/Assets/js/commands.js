import { byId, h } from './dom.js';
import { store } from './store.js';

// Changes something, so it is a POST with a header that no other site may send.
export async function execute(resource, command) {
  if (document.body.dataset.connection !== 'open') return say(`${command.displayName} ${resource}: not while disconnected.`, true);
  if (command.confirmation && !await confirmed(command.confirmation)) return;
  say(`${command.displayName} ${resource}…`);
  const path = `/api/resources/${encodeURIComponent(resource)}/commands/${encodeURIComponent(command.name)}`;
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'X-IrisBench-Command': '1' } });
    const result = await response.json();
    const succeeded = response.ok && result.success;
    const text = result.message ?? result.detail ?? (succeeded ? 'done.' : result.canceled ? 'cancelled.' : 'failed.');
    say(`${command.displayName} ${resource}: ${text}`, !succeeded);
  } catch {
    say(`${command.displayName} ${resource}: the AppHost does not answer.`, true);
  }
}

// One button a command, kept as long as the command is there, so that focus stays.
export function commandButtons(container, name, wanted) {
  const commands = (store.resources.get(name)?.commands ?? []).filter(wanted);
  for (const button of [...container.children])
    if (!commands.some(command => command.name === button.dataset.command)) button.remove();
  for (const command of commands) {
    const button = [...container.children].find(child => child.dataset.command === command.name) ?? container.appendChild(makeButton(name, command));
    // Not the attribute disabled: it would take the focus away.
    button.setAttribute('aria-disabled', String(!command.enabled));
  }
}

function makeButton(name, command) {
  return h('button', {
    'type': 'button',
    'data-command': command.name,
    'title': command.description,
    'aria-label': `${command.displayName} ${name}`,
    'click': event => event.currentTarget.getAttribute('aria-disabled') === 'true' || execute(name, command),
  }, command.displayName);
}

function confirmed(question) {
  const dialog = byId('confirm');
  byId('confirm-question').textContent = question;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true }));
}

function say(text, isFailure = false) {
  byId('messages').replaceChildren(h('p', { class: isFailure ? 'failure' : 'success' }, text));
}
