const number = (digits, value) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const cores = value => `${number(2, value)} cores`;
export const mebibytes = value => `${number(0, value)} MiB`;

export const seconds = value => value < 0.0995 ? `${number(1, value * 1000)} ms` : value < 0.9995 ? `${number(0, value * 1000)} ms` : `${number(2, value)} s`;

export const clock = value => {
    const whole = Math.round(value);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

export const left = value => value < 5 ? 'a few seconds left' : value < 90 ? `about ${5 * Math.ceil(value / 5)} s left` : `about ${Math.round(value / 60)} min left`;

export const bytes = value => value < 1000 ? `${value} B` : value < 1e6 ? `${number(0, value / 1e3)} kB` : `${number(1, value / 1e6)} MB`;

export const moment = text => new Date(text).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const statusWords = { running: 'Running', complete: 'Complete', interrupted: 'Stopped early', failed: 'Failed' };
