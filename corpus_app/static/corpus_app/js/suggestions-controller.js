/**
 * The suggestions beside the editor's form.
 *
 * After each save the panel asks how the analysis stands until it is done. The state of the panel lives on the
 * server and in the form's rows: a reload shows the same. Decisions are the decisions controller's.
 */
(() => {
  const FIRST_PAUSE = 400;
  const LONGEST_PAUSE = 5000;
  const PAUSE_WITHOUT_WORKER = 10000;
  const MOST_POLLS = 40;

  class SuggestionsController extends window.StimulusModule.Controller {
    static targets = ['body', 'live', 'message'];

    static values = { url: String, analyseUrl: String, page: Number };

    connect() {
      this.strings = JSON.parse(document.getElementById('corpus-suggestions-strings').textContent);
      this.etag = null;
      this.turn = 0;
      this.polls = 0;
      this.pause = FIRST_PAUSE;
      this.restored = false;
      const begin = () => {
        this.openFirstTime();
        this.settle();
        this.announce(this.silence);
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
      if (window.localStorage.getItem('wagtail:side-panel-open') === null) this.open();
    }

    open() {
      this.element.closest('[data-side-panel]')?.dispatchEvent(new CustomEvent('open'));
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

    /** Since when no worker has run, in words; empty while one is about. */
    get silence() {
      return this.root?.querySelector('[data-corpus-silence]')?.textContent ?? '';
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
      this.dispatch('shown');
      this.markRows();
    }

    /** Show each card as the form has it: what is tagged is accepted, what was removed is open again. */
    markRows() {
      for (const card of this.cards) {
        const row = JSON.parse(card.dataset.row);
        const tagged = Boolean(row.panel) && window.corpus.formRows.has(row);
        const removed = !tagged && card.dataset.state === 'accepted';
        card.dataset.shown = card.dataset.outcome ?? (tagged ? 'accepted' : (removed && 'pending') || card.dataset.state);
      }
      for (const button of this.bodyTarget.querySelectorAll('[data-corpus-accept-sure]')) {
        // One alone has its own button.
        button.hidden = window.corpus.sureOnes(button.closest('[data-group]')).length < 2;
      }
      this.count(this.cards.filter((card) => card.dataset.shown === 'pending').length);
    }

    count(open) {
      const counter = document.querySelector(
        '[data-side-panel-toggle="corpus-suggestions"] [data-side-panel-toggle-counter]',
      );
      if (counter) {
        counter.textContent = open;
        counter.hidden = !open;
      }
      if (this.pending !== undefined && this.pending !== open) {
        this.announce(open ? this.strings.waiting.replace('%(count)s', open) : this.strings.none);
      }
      this.pending = open;
    }

    announce(text) {
      if (text) this.liveTarget.textContent = text;
    }

    /** Something that another controller has to say to whoever does not see it. */
    announced(event) {
      this.announce(event.detail.text);
    }

    /** Show a passage in the form, at the editor's wish. */
    showInText(event) {
      window.corpus.passages.show(event.currentTarget);
    }

    /** After each save; the first one tells the id of a new article. */
    async saved(event) {
      const pk = event.detail?.data?.pk ?? event.detail?.response?.pk;
      if (!this.pageValue && pk) {
        this.pageValue = pk;
        this.urlValue = this.urlValue.replace('/0/', `/${pk}/`);
        this.analyseUrlValue = this.analyseUrlValue.replace('/0/', `/${pk}/`);
      }
      if (this.pageValue) await this.poll();
    }

    /** Another tab may have decided meanwhile. */
    returned() {
      if (document.visibilityState === 'visible' && this.pageValue) this.poll();
    }

    /** All decisions are sent: what the server made of them. */
    decided() {
      this.etag = null;
      return this.refresh();
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
      if (this.silence) {
        this.timer = setTimeout(() => this.refresh(), PAUSE_WITHOUT_WORKER);
        return;
      }
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
      const { silence } = this;
      if (this.root) {
        this.root.dataset.state = fresh.dataset.state;
        window.corpus.patchCards(this.root, fresh);
      } else {
        this.bodyTarget.replaceChildren(fresh);
      }
      if (this.silence !== silence) this.announce(this.silence);
      this.settle();
    }

    /** The response, or null when the server cannot be reached (and the editor was told). */
    async ask(request) {
      try {
        return await request;
      } catch {
        this.unanswered();
        return null;
      }
    }

    async complain(response) {
      const message = await window.corpus.server.messageOf(response);
      if (message) this.say(message);
      else this.unanswered();
    }

    /** Said once: decisions that wait for the server say it themselves. */
    unanswered() {
      this.say(this.element.hasAttribute('data-held') ? '' : this.strings.offline);
    }

    told(event) {
      this.say(event.detail.text);
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
  }

  window.wagtail.app.register('corpus-suggestions', SuggestionsController);
})();
