// The level of a line, from the forms that .NET's console and Prometheus write. A line that goes on with the last one
// begins with a blank and keeps its level.
const dotnet = { trce: 'debug', dbug: 'debug', info: 'info', warn: 'warning', fail: 'error', crit: 'error' };
const words = { debug: 'debug', info: 'info', warn: 'warning', warning: 'warning', error: 'error', fatal: 'error' };

export class LevelReader {
  #last = 'info';

  read(line) {
    const prefix = /^(trce|dbug|info|warn|fail|crit): /.exec(line.text);
    const word = /\blevel=(\w+)/i.exec(line.text);
    if (prefix) this.#last = dotnet[prefix[1]];
    else if (word) this.#last = words[word[1].toLowerCase()] ?? 'info';
    else if (line.error) this.#last = 'error';
    else if (!/^\s/.test(line.text)) this.#last = 'info';
    return this.#last;
  }
}

export const rank = { debug: 0, info: 1, warning: 2, error: 3 };

// Colours for a terminal are none here.
export const plain = text => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
