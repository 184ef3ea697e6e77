// Keeps a page in step with the site while somebody edits it: style sheets
// are exchanged in place, other changes reload the page where the reader was,
// errors are shown over the last good page.
(() => {
  'use strict';
  const { page: tag, site: served } = document.currentScript.dataset;
  const memory = 'lodestone:' + location.pathname;
  let shown = '';
  let site = null;
  let text = null;

  const load = async () => {
    const answer = await fetch(location.href, { cache: 'no-store', headers: { Accept: 'text/html' } });
    return { tag: (answer.headers.get('ETag') || '').replace(/^W\/|"/g, ''), text: await answer.text() };
  };

  // What a page says but for the addresses of its style sheets.
  const styles = (doc) => [...doc.querySelectorAll('link[rel~="stylesheet"][href]')];
  const essence = (html) => {
    const doc = new DOMParser().parseFromString(html, 'text/html');
    const hrefs = styles(doc).map((link) => link.getAttribute('href'));
    for (const link of styles(doc)) {
      link.removeAttribute('href');
      link.removeAttribute('integrity');
    }
    for (const script of doc.querySelectorAll('script[data-page]')) script.remove();
    return { hrefs, rest: doc.documentElement.outerHTML };
  };

  const exchange = (link, href) => new Promise((done) => {
    const next = link.cloneNode();
    next.removeAttribute('integrity');
    next.onload = next.onerror = () => { link.remove(); done(); };
    next.href = href;
    link.after(next);
  });

  // A path to an element that leads there again after a reload.
  const trail = (element) => {
    const steps = [];
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      if (e.id) { steps.unshift('#' + CSS.escape(e.id)); break; }
      steps.unshift(`${e.localName}:nth-child(${[...e.parentElement.children].indexOf(e) + 1})`);
    }
    return steps.join('>');
  };

  const reload = () => {
    const active = document.activeElement;
    const focus = active && active !== document.body && active.localName !== 'lodestone-overlay' ? trail(active) : '';
    try { sessionStorage.setItem(memory, JSON.stringify({ x: scrollX, y: scrollY, focus })); } catch { /* private windows */ }
    location.reload();
  };

  const restore = () => {
    let was = null;
    try { was = JSON.parse(sessionStorage.getItem(memory)); sessionStorage.removeItem(memory); } catch { /* as above */ }
    if (!was) return;
    if (was.focus) document.querySelector(was.focus)?.focus({ preventScroll: true });
    const back = () => scrollTo({ left: was.x, top: was.y, behavior: 'instant' });
    back();
    addEventListener('load', back, { once: true });
  };

  // Files of this site that the page has loaded, with their versions: their
  // content may become another under the same address. Where the site has
  // moved on since, the version is not known.
  const used = new Map();
  const remember = async () => {
    for (const { name } of performance.getEntriesByType('resource')) {
      const url = new URL(name);
      if (url.origin === location.origin && !url.pathname.startsWith('/_dev/') && url.href !== location.href && !used.has(url.pathname)) {
        used.set(url.pathname, await tagOf(url.pathname, site));
      }
    }
  };
  const tagOf = async (path, expected) => {
    const answer = await fetch(path, { method: 'HEAD', cache: 'no-store' });
    if (expected && answer.headers.get('Lodestone-Site') !== expected) return 'unknown';
    return answer.ok ? answer.headers.get('ETag') : null;
  };

  const update = async () => {
    const page = await load();
    if (text === null || page.tag !== tag || page.text !== text) {
      const before = text === null ? null : essence(text);
      const after = essence(page.text);
      if (!before || before.rest !== after.rest || before.hrefs.length !== after.hrefs.length) return reload();
      const links = styles(document);
      await Promise.all(after.hrefs.map((href, i) => href !== before.hrefs[i] && links[i] ? exchange(links[i], href) : null));
      text = page.text;
    }
    for (const [path, before] of [...used]) {
      const now = await tagOf(path);
      if (now === before) continue;
      if (now === null) { used.delete(path); continue; }
      used.set(path, now);
      const link = styles(document).find((l) => new URL(l.href).pathname === path);
      if (link) await exchange(link, path + '?' + now.replace(/"/g, ''));
      else return reload();
    }
  };

  const element = (name, content, className) => {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (typeof content === 'string') e.textContent = content;
    else if (content) e.append(...content.filter(Boolean));
    return e;
  };

  const item = (f) => element('li', [
    element('p', [f.place ? element('code', f.place, 'place') : null, f.code ? element('span', f.code, 'code') : null], 'where'),
    element('p', f.message, 'message'),
    f.before || f.marked || f.after
      ? element('pre', [f.before, element('mark', f.marked || ' '), f.after]) : null,
    ...f.related.map((r) => element('p', [r.place ? element('code', r.place, 'place') : null, ' ' + r.message], 'related')),
    f.hint ? element('p', f.hint, 'hint') : null,
  ]);

  const overlay = (state) => {
    const key = JSON.stringify(state.findings);
    if (key === shown) return;
    shown = key;
    document.querySelector('lodestone-overlay')?.remove();
    if (!state.findings.length) return;
    const host = document.createElement('lodestone-overlay');
    const root = host.attachShadow({ mode: 'open' });
    const style = element('link');
    style.rel = 'stylesheet';
    style.href = '/_dev/overlay.css';
    const n = state.findings.length;
    const title = element('h1', n === 1 ? 'An error keeps the site from being built' : `${n} errors keep the site from being built`);
    title.id = 'title';
    const close = element('button', 'Close');
    close.type = 'button';
    const dialog = element('dialog', [
      element('header', [title, close]),
      state.stale ? element('p', 'Behind this you see the site as it was before.') : null,
      element('ol', state.findings.map(item)),
    ]);
    dialog.lang = 'en';
    dialog.dir = 'ltr';
    dialog.setAttribute('aria-labelledby', 'title');
    close.onclick = () => dialog.close();
    dialog.onclose = () => host.remove();
    root.append(style, dialog);
    document.body.append(host);
    style.onload = style.onerror = () => { if (host.isConnected) dialog.showModal(); };
  };

  const hear = async (data) => {
    const state = JSON.parse(data);
    overlay(state);
    if (state.site === site) return;
    const first = site === null;
    site = state.site;
    try {
      if (first) {
        const page = await load();
        if (site !== served || page.tag !== tag) return reload();
        text = page.text;
        await remember();
      } else {
        await update();
        await remember();
      }
    } catch { /* the server is away; its next message tells what is new */ }
  };

  // One message after the other.
  let queue = Promise.resolve();
  const listen = (event) => { queue = queue.then(() => hear(event.data)); };
  restore();
  if (window.SharedWorker) {
    const worker = new SharedWorker('/_dev/worker.js', { name: 'lodestone' });
    worker.port.onmessage = listen;
    addEventListener('pagehide', () => worker.port.postMessage('bye'));
    addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  } else {
    new EventSource('/_dev/events').onmessage = listen;
  }
})();
