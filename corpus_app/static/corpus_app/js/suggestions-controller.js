/**
 * The suggestions beside the editor's form.
 *
 * Decisions go to the server at once; an accepted tag or link goes into the form, whose next save stores it.
 * After each save the panel asks how the analysis stands until it is done. The state of the panel lives on the
 * server and in the form's rows, never here: a reload shows the same.
 */
(() => {
  const FIRST_PAUSE = 400;
  const LONGEST_PAUSE = 5000;
  const MOST_POLLS = 40;
  const KEYS = { y: 'accept', n: 'reject', h: 'unsure', u: 'undo' };

  /** The Latin letter of a key, also when the keyboard is set to Arabic. */
  const letterOf = (event) =>
    /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, '').toLowerCase();

  class SuggestionsController extends window.StimulusModule.Controller {
    static targets = ['body', 'live', 'message'];

    static values = { url: String, analyseUrl: String, page: Number };

    connect() {
      this.strings = JSON.parse(document.getElementById('corpus-suggestions-strings').textContent);
      this.etag = null;
      this.turn = 0;
      this.restored = false;
      this.undone = new Set();
      const begin = () => {
        this.openFirstTime();
        this.settle();
        if (this.analysing) this.poll();
      };
      // The form's panels are ready once the page has loaded.
      if (document.readyState === 'complete') begin();
      else window.addEventListener('load', begin, { once: true });
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    /** Open the panel for whoever has never chosen one; a closed panel stays closed. */
    openFirstTime() {
      if (window.localStorage.getItem('wagtail:side-panel-open') === null) {
        this.element.closest('[data-side-panel]')?.dispatchEvent(new CustomEvent('open'));
      }
    }

    get cards() {
      return [...this.bodyTarget.querySelectorAll('[data-key]')];
    }

    get root() {
      return this.bodyTarget.querySelector('[data-corpus-body]');
    }

    get analysing() {
      return ['waiting', 'running'].includes(this.root?.dataset.state);
    }

    // --- What the form says -------------------------------------------------------------------------------------

    /** Put accepted rows that no save has stored yet back into the form (once), then mark the cards. */
    settle() {
      if (!this.restored && this.root) {
        this.restored = true;
        const mayDecide = this.root.dataset.mayDecide === 'true';
        this.cards
          .filter((card) => mayDecide && card.dataset.state === 'accepted' && card.dataset.stored === 'false')
          .forEach((card) => window.corpus.formRows.add(JSON.parse(card.dataset.row)));
      }
      this.markRows();
    }

    /** Show each card as the form has it: what is tagged is accepted, what was removed is open again. */
    markRows() {
      for (const card of this.cards) {
        const row = JSON.parse(card.dataset.row);
        const tagged = Boolean(row.panel) && window.corpus.formRows.has(row);
        const removed = !tagged && card.dataset.state === 'accepted';
        if (tagged) this.undone.delete(card.dataset.key);
        card.dataset.shown = tagged ? 'accepted' : (removed && 'pending') || card.dataset.state;
      }
      for (const button of this.bodyTarget.querySelectorAll('[data-corpus-accept-sure]')) {
        // One alone has its own button.
        button.hidden = this.sureOnes(button).length < 2;
      }
      const open = this.cards.filter((card) => card.dataset.shown === 'pending').length;
      const counter = document.querySelector(
        '[data-side-panel-toggle="corpus-suggestions"] [data-side-panel-toggle-counter]',
      );
      if (counter) {
        counter.textContent = open;
        counter.hidden = !open;
      }
      if (this.open !== undefined && this.open !== open) {
        this.announce(open ? this.strings.waiting.replace('%(count)s', open) : this.strings.none);
      }
      this.open = open;
    }

    // --- What the server says -----------------------------------------------------------------------------------

    /** After each save; the first one tells the id of a new article. */
    async saved(event) {
      const pk = event.detail?.data?.pk ?? event.detail?.response?.pk;
      if (!this.pageValue && pk) {
        this.pageValue = pk;
        this.urlValue = this.urlValue.replace('/0/', `/${pk}/`);
        this.analyseUrlValue = this.analyseUrlValue.replace('/0/', `/${pk}/`);
      }
      if (!this.pageValue) return;
      await this.poll();
      await this.holdUndone();
    }

    /**
     * A save under way while somebody took a decision back may have stored the row once more; the next one, without
     * it, then reads as a rejection. Taken back it stays.
     */
    async holdUndone() {
      const overruled = this.cards.filter(
        (card) => this.undone.has(card.dataset.key) && card.dataset.state === 'rejected',
      );
      for (const card of overruled) await this.post(this.urlFor(card, 'undo'));
      if (overruled.length) await this.refresh();
    }

    /** Another tab may have decided meanwhile. */
    returned() {
      if (document.visibilityState === 'visible' && this.pageValue) this.poll();
    }

    poll() {
      clearTimeout(this.timer);
      this.polls = 0;
      this.pause = FIRST_PAUSE;
      return this.refresh();
    }

    async refresh() {
      clearTimeout(this.timer);
      this.turn += 1;
      const { turn } = this;
      const headers = { 'X-Requested-With': 'XMLHttpRequest', ...(this.etag && { 'If-None-Match': this.etag }) };
      let response;
      try {
        response = await fetch(this.urlValue, { headers });
      } catch {
        this.say(this.strings.offline);
        return;
      }
      const html = response.ok ? await response.text() : '';
      // A later request has the later answer.
      if (turn !== this.turn) return;
      if (response.ok) {
        this.etag = response.headers.get('ETag');
        this.show(html);
      } else if (response.status !== 304) {
        this.say(await this.messageOf(response));
        return;
      }
      if (this.analysing) this.pollAgain();
    }

    pollAgain() {
      this.polls = (this.polls ?? 0) + 1;
      if (this.polls > MOST_POLLS) {
        this.say(this.strings.slow);
        return;
      }
      this.timer = setTimeout(() => this.refresh(), this.pause ?? FIRST_PAUSE);
      this.pause = Math.min((this.pause ?? FIRST_PAUSE) * 1.6, LONGEST_PAUSE);
    }

    show(html) {
      const template = document.createElement('template');
      template.innerHTML = html;
      const fresh = template.content.querySelector('[data-corpus-body]');
      if (this.root) {
        this.root.dataset.state = fresh.dataset.state;
        window.corpus.patchCards(this.root, fresh);
      } else {
        this.bodyTarget.replaceChildren(fresh);
      }
      this.settle();
    }

    async post(url, data = {}) {
      const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
      const headers = { 'X-Requested-With': 'XMLHttpRequest', [CSRF_HEADER_NAME]: CSRF_TOKEN };
      try {
        return await fetch(url, { method: 'POST', headers, body: new URLSearchParams(data) });
      } catch {
        this.say(this.strings.offline);
        return null;
      }
    }

    async messageOf(response) {
      try {
        return (await response.json()).message;
      } catch {
        return this.strings.offline;
      }
    }

    say(text) {
      this.messageTarget.textContent = text;
      this.messageTarget.hidden = !text;
    }

    announce(text) {
      this.liveTarget.textContent = text;
    }

    async analyse() {
      const response = await this.post(this.analyseUrlValue);
      if (response && !response.ok) this.say(await this.messageOf(response));
      this.poll();
    }

    // --- Decisions ----------------------------------------------------------------------------------------------

    decide(event) {
      const { currentTarget: button, params } = event;
      return this.send(button.closest('[data-key]'), button.dataset.corpusDecision, params.url);
    }

    sureOnes(button) {
      const cards = [...button.closest('[data-group]').querySelectorAll('[data-key]')];
      return cards.filter((card) => card.dataset.shown === 'pending' && card.dataset.level === 'sure');
    }

    /** Accept what the engine is sure of in a group, one after another. */
    async acceptSure(event) {
      const button = event.currentTarget;
      button.disabled = true;
      for (const card of this.sureOnes(button)) await this.send(card, 'accept', this.urlFor(card, 'accept'));
      button.disabled = false;
    }

    /** Show a passage in the form, at the editor's wish. */
    showInText(event) {
      const { block, quote, before } = event.currentTarget.dataset;
      window.corpus.showPassage(block, before, quote);
    }

    acceptInstead(event) {
      const card = event.currentTarget.closest('[data-key]');
      return this.send(card, 'accept', this.urlFor(card, 'accept'), { instead: event.params.instead });
    }

    /** The reason for a rejection, given after it. */
    async explain(event) {
      const why = event.currentTarget.value;
      const response = await this.post(event.params.url, { why });
      if (response && !response.ok) this.say(await this.messageOf(response));
      await this.refresh();
    }

    urlFor(card, decision) {
      return card.querySelector(`[data-corpus-decision="${decision}"]`)?.dataset.corpusSuggestionsUrlParam;
    }

    async send(card, decision, url, data = {}) {
      if (!url || card.dataset.sending) return;
      card.dataset.sending = 'true';
      this.say('');
      const row = JSON.parse(card.dataset.row);
      const next = this.nextOpen(card);
      const advance = decision !== 'undo' && card.contains(document.activeElement);
      try {
        if (decision === 'undo' && row.panel) window.corpus.formRows.remove(row);
        // Accepted on the server but removed from the form by hand: take that back before deciding otherwise.
        if (['reject', 'unsure'].includes(decision) && card.dataset.state === 'accepted') {
          await this.post(this.urlFor(card, 'undo'));
        }
        const response = await this.post(url, data);
        if (!response) return;
        const answer = await response.json();
        if (!response.ok) {
          this.say(answer.message);
          this.offer(card, url, answer.candidates ?? []);
        } else if (decision === 'accept' && !window.corpus.formRows.add(answer.row)) {
          this.say(this.strings.noPlace);
        }
        if (response.ok && decision === 'undo') this.undone.add(card.dataset.key);
        else this.undone.delete(card.dataset.key);
        if (response.ok || !answer.candidates?.length) await this.refresh();
        if (response.ok && advance) this.focusKey(next);
      } finally {
        delete card.dataset.sending;
      }
    }

    /** Several records bear the name: let the editor choose. */
    offer(card, url, candidates) {
      const place = card.querySelector('[data-corpus-choices]');
      place.hidden = !candidates.length;
      place.replaceChildren(
        ...candidates.map((candidate) => {
          const button = document.createElement('button');
          button.type = 'button';
          button.className = 'button button-small button-secondary';
          button.dir = 'auto';
          button.textContent = candidate.title;
          button.addEventListener('click', () => this.send(card, 'accept', url, { instead: candidate.id }));
          return button;
        }),
      );
    }

    // --- Keys ---------------------------------------------------------------------------------------------------

    nextOpen(card) {
      const cards = this.cards;
      const after = cards.slice(cards.indexOf(card) + 1);
      return after.find((other) => other.dataset.shown === 'pending')?.dataset.key;
    }

    focusKey(key) {
      if (key) this.bodyTarget.querySelector(`[data-key="${key}"]`)?.focus();
    }

    key(event) {
      if (event.target.matches('input') && event.key === 'Enter') {
        event.preventDefault();
        event.target.blur();
      }
      if (event.target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
      const cards = this.cards;
      const card = event.target.closest('[data-key]');
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        const index = card ? cards.indexOf(card) + step : 0;
        cards[Math.max(0, Math.min(index, cards.length - 1))]?.focus();
        event.preventDefault();
        return;
      }
      const decision = KEYS[letterOf(event)];
      const button = card && decision && card.querySelector(`[data-corpus-decision="${decision}"]`);
      // A button that the card's state hides is not on offer by key either.
      if (button?.checkVisibility()) {
        event.preventDefault();
        button.click();
      }
    }
  }

  window.wagtail.app.register('corpus-suggestions', SuggestionsController);
})();
