/** What the pages do with JavaScript: copy a command, and search. Without it everything but the search is there. */

for (const button of document.querySelectorAll('.copy')) {
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const text = button.parentElement.querySelector('code').textContent;
    button.textContent = (await copy(text)) ? button.dataset.copied : button.dataset.failed;
    setTimeout(() => (button.textContent = label), 2000);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const form = document.querySelector('#search');
if (form) startSearch(form);

function startSearch(form) {
  const PER_PAGE = 20;
  const found = document.querySelector('#found');
  const list = document.querySelector('#results');
  const more = document.querySelector('#more');
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let engine;
  let asked = 0;
  let rest = [];

  const state = new URLSearchParams(location.search);
  for (const name of ['q', 'category', 'sign-in', 'mark']) {
    const field = form.elements.namedItem(name);
    if (state.has(name)) field.value = state.get(name);
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  let timer;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  more.addEventListener('click', () => show(asked));
  search();

  async function load() {
    const pagefind = await import(new URL('../pagefind/pagefind.js', import.meta.url).href);
    // Addresses in the index are whole paths of this site.
    await pagefind.options({ baseUrl: '/' });
    await pagefind.init();
    return pagefind;
  }

  async function search() {
    const turn = (asked += 1);
    const data = new FormData(form);
    const query = String(data.get('q')).trim();
    const filters = {};
    for (const name of ['category', 'sign-in', 'mark']) if (data.get(name)) filters[name] = data.get(name);
    remember(query, filters);
    if (query === '' && Object.keys(filters).length === 0) {
      list.replaceChildren();
      more.hidden = true;
      found.textContent = found.dataset.start;
      return;
    }
    try {
      engine ??= load();
      const { results } = await (await engine).search(query === '' ? null : query, { filters });
      if (turn !== asked) return;
      rest = results;
      list.replaceChildren();
      found.textContent = results.length === 0 ? found.dataset.none : count(results.length);
      await show(turn);
    } catch (error) {
      engine = undefined;
      found.textContent = found.dataset.failed;
      throw error;
    }
  }

  function count(value) {
    const text = found.dataset[plural.select(value)] ?? found.dataset.other;
    return text.replace('{count}', number.format(value));
  }

  async function show(turn) {
    const next = rest.slice(0, PER_PAGE);
    const hits = await Promise.all(next.map((result) => result.data()));
    if (turn !== asked) return;
    rest = rest.slice(PER_PAGE);
    list.append(...hits.map(card));
    more.hidden = rest.length === 0;
  }

  function remember(query, filters) {
    const params = new URLSearchParams({ ...(query && { q: query }), ...filters });
    const text = params.toString();
    history.replaceState(null, '', text === '' ? location.pathname : `?${text}`);
  }

  function card({ url, meta }) {
    const item = element('li', 'card');
    const tile = element('span', `tile ${meta.hue}`, meta.letter);
    tile.setAttribute('aria-hidden', 'true');
    const link = element('a', '', meta.title);
    link.href = url;
    const heading = element('h3');
    heading.append(link);
    const what = element('p', 'what', meta.description);
    what.lang = meta.lang;
    const text = element('div');
    text.append(heading, element('p', 'sort', meta.category), what);
    item.append(tile, text);
    return item;
  }

  function element(name, className = '', text = '') {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }
}
