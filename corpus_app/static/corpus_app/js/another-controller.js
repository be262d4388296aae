/**
 * “It is another…” on a card: find the record that is meant by any of its names and tell the panel which.
 */
(() => {
  const PAUSE = 200;

  class AnotherController extends window.StimulusModule.Controller {
    static targets = ['query', 'results', 'learn', 'none'];

    static values = { url: String };

    disconnect() {
      clearTimeout(this.timer);
    }

    opened() {
      if (this.element.open) this.queryTarget.focus();
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
      this.resultsTarget.replaceChildren(...found.map((record) => this.choice(record)));
    }

    async ask(query) {
      try {
        const response = await window.corpus.server.get(`${this.urlValue}?${new URLSearchParams({ q: query })}`);
        return response.ok ? (await response.json()).results : [];
      } catch {
        return [];
      }
    }

    choice({ id, title, about }) {
      const item = document.createElement('li');
      const button = document.createElement('button');
      const name = document.createElement('bdi');
      const further = document.createElement('small');
      button.type = 'button';
      button.className = 'button button-small button-secondary';
      name.lang = 'ar';
      name.textContent = title;
      further.textContent = about;
      button.append(name, ' ', further);
      button.addEventListener('click', () => this.choose(id));
      item.append(button);
      return item;
    }

    choose(instead) {
      const alias = this.hasLearnTarget && this.learnTarget.checked;
      this.element.open = false;
      this.dispatch('chosen', { detail: { instead, alias } });
    }

    /** Enter takes the first, the arrow goes into the list, Escape closes. */
    keys(event) {
      const first = this.resultsTarget.querySelector('button');
      const actions = {
        Enter: () => first?.click(),
        ArrowDown: () => first?.focus(),
        Escape: () => {
          this.element.open = false;
          this.element.closest('[data-key]')?.focus();
        },
      };
      event.stopPropagation();
      if (!actions[event.key]) return;
      event.preventDefault();
      actions[event.key]();
    }
  }

  window.wagtail.app.register('corpus-another', AnotherController);
})();
