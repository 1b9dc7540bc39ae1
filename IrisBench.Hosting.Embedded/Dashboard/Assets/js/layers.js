// Puts names into columns so that every edge leads to the right: the longest way to one that needs nobody decides.
// A circle is cut where it is met.
export function layers(names, edges) {
  const depths = new Map();
  const depth = (name, way) => {
    if (depths.has(name)) return depths.get(name);
    if (way.includes(name)) return -1;
    const next = edges.filter(edge => edge.from === name && names.includes(edge.to)).map(edge => depth(edge.to, [...way, name]));
    const value = Math.max(-1, ...next) + 1;
    depths.set(name, value);
    return value;
  };
  names.forEach(name => depth(name, []));
  const deepest = Math.max(0, ...depths.values());
  const isAlone = name => !edges.some(edge => edge.from === name || edge.to === name);
  // Who has to do with nobody stands with those on the left, not among what others need.
  const column = name => isAlone(name) ? 0 : deepest - depths.get(name);
  return Array.from({ length: deepest + 1 }, (_, index) => names.filter(name => column(name) === index));
}
