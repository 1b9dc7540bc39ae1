// Elements in one call. Text is always text, never markup: names and reasons come from outside.

export const byId = id => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
    return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
    return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function filled(made, attributes, children) {
    for (const [key, value] of Object.entries(attributes)) {
        if (value !== null && value !== undefined && value !== false)
            made.setAttribute(key, value === true ? '' : value);
    }
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
}

// Writes only what has changed: an unchanged text is not announced again and keeps its selection.
export function write(target, text) {
    if (target.textContent !== text)
        target.textContent = text;
}
