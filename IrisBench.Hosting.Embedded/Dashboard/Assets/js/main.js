import { announce } from './announcer.js';
import { Connection } from './connection.js';
import { updateDetails } from './details.js';
import { byId } from './dom.js';
import { updateGraph } from './graph.js';
import { startRouter } from './router.js';
import { showApplication, showConnection } from './status.js';
import { hello, resource, subscribe, usage } from './store.js';
import { updateTable, updateUptimes, updateUsage } from './table.js';

subscribe((kind, name, before) => {
  if (kind === 'hello') showApplication();
  if (kind === 'usage') return updateUsage();
  updateTable();
  updateUptimes();
  updateGraph();
  updateDetails();
  if (kind === 'resource') announce(name, before);
});

byId('logout').addEventListener('click', async () => {
  await fetch('/logout', { method: 'POST', headers: { 'X-IrisBench-Command': '1' } });
  location.assign('/login');
});

startRouter();
setInterval(updateUptimes, 1_000);
new Connection('/api/events', { hello, resource, usage }, showConnection);
