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

  class SuggestionsController extends window.StimulusModule.Controller {
    static targets = ['body', 'live', 'message'];

    static values = { url: String, analyseUrl: String, decideUrl: String, page: Number };

    connect() {
      this.strings = JSON.parse(document.getElementById('corpus-suggestions-strings').textContent);
      this.etag = null;
      this.turn = 0;
      this.polls = 0;
      this.pause = FIRST_PAUSE;
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
        const waiting = this.strings.waiting.replace('%(count)s', open);
        this.liveTarget.textContent = open ? waiting : this.strings.none;
      }
      this.open = open;
    }

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
      for (const card of overruled) await this.post(card, 'undo');
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
      const response = await this.ask(window.corpus.server.get(this.urlValue, this.etag));
      if (!response) return;
      const html = response.ok ? await response.text() : '';
      // A later request has the later answer.
      if (turn !== this.turn) return;
      if (this.messageTarget.textContent === this.strings.offline) this.say('');
      if (response.ok) {
        this.etag = response.headers.get('ETag');
        this.show(html);
      } else if (response.status !== 304) {
        await this.complain(response);
        return;
      }
      if (this.analysing) this.pollAgain();
    }

    pollAgain() {
      this.polls += 1;
      if (this.polls > MOST_POLLS) {
        this.say(this.strings.slow);
        return;
      }
      this.timer = setTimeout(() => this.refresh(), this.pause);
      this.pause = Math.min(this.pause * 1.6, LONGEST_PAUSE);
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

    /** The response, or null when the server cannot be reached (and the editor was told). */
    async ask(request) {
      try {
        return await request;
      } catch {
        this.say(this.strings.offline);
        return null;
      }
    }

    post(card, decision, data) {
      const url = this.decideUrlValue.replace('/0/decision/', `/${card.dataset.key}/${decision}/`);
      return this.ask(window.corpus.server.post(url, data));
    }

    async complain(response) {
      this.say((await window.corpus.server.messageOf(response)) ?? this.strings.offline);
    }

    say(text) {
      this.messageTarget.textContent = text;
      this.messageTarget.hidden = !text;
    }

    async analyse() {
      const response = await this.ask(window.corpus.server.post(this.analyseUrlValue));
      if (response && !response.ok) await this.complain(response);
      this.poll();
    }

    decide(event) {
      const button = event.currentTarget;
      return this.send(button.closest('[data-key]'), button.dataset.corpusDecision);
    }

    sureOnes(button) {
      const cards = [...button.closest('[data-group]').querySelectorAll('[data-key]')];
      return cards.filter((card) => card.dataset.shown === 'pending' && card.dataset.level === 'sure');
    }

    /** Accept what the engine is sure of in a group, one after another. */
    async acceptSure(event) {
      const button = event.currentTarget;
      button.disabled = true;
      this.inBatch = true;
      for (const card of this.sureOnes(button)) await this.send(card, 'accept');
      this.inBatch = false;
      button.disabled = false;
      await this.refresh();
    }

    /** Show a passage in the form, at the editor's wish. */
    showInText(event) {
      window.corpus.showPassage(event.currentTarget);
    }

    /** From a button on the card, or from the search for another record. */
    acceptInstead(event) {
      return this.send(event.target.closest('[data-key]'), 'accept', { ...event.params, ...event.detail });
    }

    /** The reason for a rejection, given after it: typed, or one of the usual ones. */
    async explain(event) {
      const why = event.params.why ?? event.currentTarget.value;
      const card = event.currentTarget.closest('[data-key]');
      const response = await this.post(card, 'reject', { why });
      if (response && !response.ok) await this.complain(response);
      await this.refresh();
    }

    async send(card, decision, data = {}) {
      if (card.dataset.sending) return;
      card.dataset.sending = 'true';
      this.say('');
      const next = decision !== 'undo' && card.contains(document.activeElement) && this.nextOpen(card);
      // Accepted on the server but removed from the form by hand: take that back before deciding otherwise.
      const overruled = ['reject', 'unsure'].includes(decision) && card.dataset.state === 'accepted';
      if (overruled) await this.post(card, 'undo');
      const choices = decision === 'accept' ? window.corpus.choicesOn(card) : {};
      const response = await this.post(card, decision, { ...choices, ...data });
      const answer = await response?.json().catch(() => ({}));
      if (response?.ok) this.decided(card, decision, answer.row);
      else if (response) this.refused(card, answer);
      delete card.dataset.sending;
      if (!this.inBatch && !answer?.candidates?.length) await this.refresh();
      if (response?.ok && next) this.focusKey(next);
    }

    /** The server has taken the decision: the form follows. */
    decided(card, decision, row) {
      if (decision === 'accept' && !window.corpus.formRows.add(row)) this.say(this.strings.noPlace);
      this.undone.delete(card.dataset.key);
      if (decision === 'undo') {
        this.undone.add(card.dataset.key);
        const shown = JSON.parse(card.dataset.row);
        if (shown.panel) window.corpus.formRows.remove(shown);
      }
    }

    refused(card, { message, candidates = [] }) {
      this.say(message ?? this.strings.offline);
      const choose = (instead) => this.send(card, 'accept', { instead });
      window.corpus.offerChoices(card, candidates, choose);
    }

    nextOpen(card) {
      const cards = this.cards;
      const after = cards.slice(cards.indexOf(card) + 1);
      return after.find((other) => other.dataset.shown === 'pending')?.dataset.key;
    }

    focusKey(key) {
      if (key) this.bodyTarget.querySelector(`[data-key="${key}"]`)?.focus();
    }
  }

  window.wagtail.app.register('corpus-suggestions', SuggestionsController);
})();
