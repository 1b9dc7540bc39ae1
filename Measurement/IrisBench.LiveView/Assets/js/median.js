// The median; undefined of nothing.
export function median(values) {
    if (values.length === 0)
        return undefined;
    const sorted = values.toSorted((one, two) => one - two);
    const middle = sorted.length / 2;
    return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
