// Round steps for an axis: 1, 2, 2.5 or 5 times a power of ten.

export function ticks(largest, count) {
    const raw = (largest || 1) / count;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 2.5, 5, 10].find(factor => factor * power >= raw * 0.999) * power;
    const values = [];
    for (let index = 0; index * step < (largest || 1) + step * 0.999; index++)
        values.push(index * step);
    return values;
}

// For seconds, in steps that people read on clocks.
export function timeTicks(end, count) {
    const step = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400].find(size => end / size <= count) ?? 28800;
    const values = [];
    for (let at = 0; at <= end; at += step)
        values.push(at);
    return values;
}
