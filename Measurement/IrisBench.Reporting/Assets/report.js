(() => {
  'use strict';
  const button = document.getElementById('theme');
  const name = document.getElementById('theme-name');
  const themes = ['system', 'light', 'dark'];
  const key = 'irisbench-theme';

  // Storage may be forbidden, as for some browsers on file://; the choice then lasts as long as the page.
  const remembered = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = theme => { try { localStorage.setItem(key, theme); } catch { /* not kept */ } };

  const apply = theme => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    name.textContent = theme;
  };

  let current = themes.includes(remembered()) ? remembered() : 'system';
  apply(current);
  button.hidden = false;
  button.addEventListener('click', () => {
    current = themes[(themes.indexOf(current) + 1) % themes.length];
    apply(current);
    remember(current);
  });
})();
