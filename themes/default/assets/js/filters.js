// Narrows a list by what its items say of themselves. The choice stands in the
// address, so that it can be linked, and goes along to other languages. Without
// this script the whole list is there and the bar is not.

const bar = document.querySelector('.filters');

if (bar) {
  const selects = [...bar.querySelectorAll('select')];
  const items = [...document.querySelectorAll('[data-facets]')].map((node) => [node, node.dataset.facets.split(' ')]);
  const parts = [...document.querySelectorAll('main > .section, .event-group')].filter((part) => part.querySelector('[data-facets]'));
  const said = bar.querySelector('[role=status]');
  const { shown, none, digits } = bar.dataset; // digits are 1234567890 as the language writes it
  const [mark] = digits.match(/\P{N}/u) || [''];
  const ten = digits.match(/\p{N}/gu);
  const written = (n) => `${n}`.replace(/\B(?=(\d{3})+$)/g, ',').replace(/./g, (c) => (c === ',' ? mark : ten.at(c - 1)));

  const show = () => {
    const wanted = selects.filter((select) => select.value).map((select) => `${select.name}=${select.value}`);
    let left = 0;
    for (const [node, facets] of items) {
      node.hidden = !wanted.every((facet) => facets.includes(facet));
      left += !node.hidden;
    }
    for (const part of parts) part.hidden = !part.querySelector('[data-facets]:not([hidden])');
    said.textContent = shown.replace('{shown}', written(left)).replace('{total}', written(items.length)) + (left ? '' : ` ${none}`);
    for (const link of document.querySelectorAll('.languages a:not(.lacks)')) link.search = location.search;
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = query.get(select.name) || '';
      if (select.selectedIndex < 0) select.value = '';
    }
    show();
  };

  const write = () => {
    const query = new URLSearchParams(location.search);
    for (const { name, value } of selects) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const search = `${query}`;
    history.pushState(null, '', location.pathname + (search && `?${search}`) + location.hash);
    show();
  };

  bar.addEventListener('change', write);
  bar.querySelector('button').addEventListener('click', () => {
    for (const select of selects) select.value = '';
    write();
  });
  addEventListener('popstate', read);
  addEventListener('pageshow', read);
  read();
  bar.hidden = false;
}
