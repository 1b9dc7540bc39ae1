import { byId } from './dom.js';
import { closeDetails, openDetails, openName } from './details.js';
import { linkTo } from './table.js';

// The address says what is shown: #/, #/graph, #/resource/NAME and #/resource/NAME/TAB.
export function startRouter() {
  addEventListener('hashchange', route);
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && openName() && !byId('confirm').open) location.hash = '#/';
  });
  route();
}

function route() {
  const [view, name, tab] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (!['', 'graph', 'resource'].includes(view)) return;
  const isGraph = view === 'graph';
  byId('table-view').hidden = isGraph;
  byId('graph-view').hidden = !isGraph;
  mark('show-table', !isGraph);
  mark('show-graph', isGraph);
  document.body.dataset.view = view === 'resource' ? 'details' : 'list';
  if (view === 'resource' && name) return openDetails(name, tab ?? '');
  const closed = openName();
  closeDetails();
  if (closed) linkTo(closed)?.focus();
}

function mark(id, isCurrent) {
  if (isCurrent) byId(id).setAttribute('aria-current', 'page');
  else byId(id).removeAttribute('aria-current');
}
