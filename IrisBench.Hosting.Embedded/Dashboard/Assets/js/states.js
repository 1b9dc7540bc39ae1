// What a state means at a glance; the colours stand in the style sheet. Never the only sign: the text says it too.
const byStyle = { success: 'good', info: 'busy', warning: 'warn', error: 'bad' };

export function tone(resource) {
  if (resource.state === 'FailedToStart' || (resource.exitCode !== undefined && resource.exitCode !== 0)) return 'bad';
  if (resource.health && resource.health !== 'Healthy') return 'warn';
  if (resource.stateStyle in byStyle) return byStyle[resource.stateStyle];
  if (resource.state === 'Running') return 'good';
  return ['Starting', 'Waiting', 'Stopping'].includes(resource.state) ? 'busy' : 'idle';
}

export function stateText(resource) {
  if (resource.exitCode !== undefined) return `${resource.state} (exit code ${resource.exitCode})`;
  return resource.health ? `${resource.state} (${resource.health})` : resource.state;
}

// The words of the check that fails, or why it did not start.
export function trouble(resource) {
  return resource.error ?? resource.checks.find(check => resource.state === 'Running' && check.status && check.status !== 'Healthy')?.text ?? null;
}

export const isUp = resource => resource.state === 'Running';
