// Requests to the server this page came from. A problem (RFC 9457) becomes an error with its detail.

export const getJson = async path => (await send(path)).json();
export const getText = async path => (await send(path)).text();

export const post = (path, body) => send(path, {
    method: 'POST',
    headers: { 'X-IrisBench-Command': '1', ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body ? JSON.stringify(body) : undefined,
});

async function send(path, options) {
    let answer;
    try {
        answer = await fetch(path, options);
    } catch {
        throw new Error('The server does not answer.');
    }
    if (answer.status === 401)
        location.assign('/login');
    if (!answer.ok)
        throw new Error((await answer.json().catch(() => null))?.detail ?? `The server answered ${answer.status}.`);
    return answer;
}
