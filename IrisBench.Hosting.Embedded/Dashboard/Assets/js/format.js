export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days) return `${days} d ${hours} h`;
  if (hours) return `${hours} h ${minutes} min`;
  if (minutes) return `${minutes} min ${seconds % 60} s`;
  return `${seconds} s`;
}

export const time = milliseconds => new Date(milliseconds).toLocaleTimeString('en-GB');

export const mebibytes = bytes => `${(bytes / 1048576).toFixed(bytes < 10485760 ? 1 : 0)} MiB`;

export const cores = value => `${value.toFixed(2)}`;

// By OpenTelemetry's units.
export function quantity(value, unit) {
  if (unit === 'By') return mebibytes(value);
  if (unit !== 's') return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  if (value >= 100) return `${value.toFixed(0)} s`;
  return value >= 1 ? `${value.toFixed(2)} s` : `${(value * 1000).toFixed(value < 0.01 ? 2 : 0)} ms`;
}
