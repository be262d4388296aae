/**
 * What the searches by name share: ask while somebody types, offer what bears the name, walk it by keyboard.
 *
 * A controller that extends it has the targets query, results and none, the value url, and takes {id, title, about} in
 * ``choose``; ``close`` ends the search.
 */
(() => {
  const PAUSE = 150;

  class TypeAhead extends window.StimulusModule.Controller {
    static targets = ['query', 'results', 'none'];

    static values = { url: String };

    disconnect() {
      clearTimeout(this.timer);
    }

    search() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.find(), PAUSE);
    }

    async find() {
      const query = this.queryTarget.value.trim();
      const found = query ? await this.ask(query) : [];
      // What was typed meanwhile has its own answer.
      if (query !== this.queryTarget.value.trim()) return;
      this.noneTarget.hidden = !query || found.length > 0;
      this.offer(found);
    }

    async ask(query) {
      try {
        const response = await window.corpus.server.get(`${this.urlValue}?${new URLSearchParams({ q: query })}`);
        return response.ok ? (await response.json()).results : [];
      } catch {
        return [];
      }
    }

    offer(found) {
      this.resultsTarget.replaceChildren(...found.map((record) => this.choice(record)));
    }

    choice(record) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      const name = document.createElement('bdi');
      const further = document.createElement('small');
      button.type = 'button';
      button.className = 'button button-small button-secondary';
      name.lang = 'ar';
      name.textContent = record.title;
      further.textContent = record.about;
      button.append(name, ' ', further);
      button.addEventListener('click', () => this.choose(record));
      item.append(button);
      return item;
    }

    /** Enter takes the one in focus or the first, the arrows walk the list, Escape closes. */
    keys(event) {
      const buttons = [...this.resultsTarget.querySelectorAll('button')];
      const index = buttons.indexOf(document.activeElement);
      const actions = {
        Enter: () => buttons[Math.max(index, 0)]?.click(),
        ArrowDown: () => buttons[Math.min(index + 1, buttons.length - 1)]?.focus(),
        ArrowUp: () => (buttons[index - 1] ?? this.queryTarget).focus(),
        Escape: () => this.close(),
      };
      event.stopPropagation();
      if (!actions[event.key]) return;
      event.preventDefault();
      actions[event.key]();
    }
  }

  window.corpus = { ...window.corpus, TypeAhead };
})();
