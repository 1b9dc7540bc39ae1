// Which colour belongs to what: a side keeps its place's; a line of the use charts takes that of the first side it serves.

const colours = 6;
const packagings = { monolith: 'monolith', function: 'functions' };
const others = { platform: 'platform', shared: 'shared' };

export const sidesOf = run => run.sides.map((side, place) => ({ ...side, place, style: `side-${place % colours}` }));

export const linesOf = run => run.groups.map(group => {
    const side = sidesOf(run).find(candidate => candidate.packaging === packagings[group.role]);
    return { label: group.label, style: side?.style ?? others[group.role] ?? 'shared' };
});

export const turnsOf = run => {
    const styles = new Map(sidesOf(run).map(side => [side.name, side.style]));
    return run.rounds.map(round => ({ at: round.at, seconds: round.seconds, style: styles.get(round.side), void: Boolean(round.voidReason) }));
};
