// What is known of the run: the snapshot, and then each event folded into it, as the server does.

const pointLimit = 4000;

export function fold(run, type, data) {
    switch (type) {
        case 'snapshot': return data;
        case 'header': return { ...run, id: data.id, groups: data.groups };
        case 'progress': return { ...run, progress: data };
        case 'point': return { ...run, points: thin([...run.points, data]) };
        case 'round': return { ...run, rounds: [...run.rounds, data] };
        case 'warning': return { ...run, warnings: [...run.warnings, data] };
        case 'ended': return { ...run, ...data };
        default: return run;
    }
}

function thin(points) {
    if (points.length <= pointLimit)
        return points;
    const half = [];
    for (let at = 0; at < points.length; at += 2)
        half.push(at + 1 < points.length ? larger(points[at], points[at + 1]) : points[at]);
    return half;
}

const larger = (one, two) => ({
    at: two.at,
    cores: one.cores.map((value, index) => Math.max(value, two.cores[index])),
    bytes: one.bytes.map((value, index) => Math.max(value, two.bytes[index])),
});
