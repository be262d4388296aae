/**
 * An editor's decisions on the cards beside the form: shown at once, in the form at once, sent one after another.
 *
 * A card whose decision the server has not taken yet carries it in data-outcome.
 */
(() => {
  const OUTCOMES = { accept: 'accepted', reject: 'rejected', unsure: 'unsure', undo: 'pending', keep: 'accepted' };
  // So long may a save that was under way store once more what was just taken back.
  const ECHO = 15000;

  const outcomeOf = ({ decision, data }) => (data.instead ? 'rejected' : OUTCOMES[decision]);
  const rowOf = (card) => JSON.parse(card.dataset.row);

  class DecisionsController extends window.StimulusModule.Controller {
    static targets = ['obstacle'];

    static values = { url: String, user: Number, tokenUrl: String, failed: String, noPlace: String };

    connect() {
      this.undone = new Map();
      this.outbox = new window.corpus.Outbox({
        storageKey: () => `corpus-decisions:${this.userValue}:${this.element.dataset.corpusSuggestionsPageValue}`,
        send: (entry) => this.post(entry),
        changed: () => this.mark(),
        answered: (entry, answer, accepted) => this.answered(entry, answer, accepted),
        emptied: () => this.dispatch('settled'),
      });
    }

    disconnect() {
      this.outbox.release();
    }

    get cards() {
      return [...this.element.querySelectorAll('[data-key]')];
    }

    cardOf({ key }) {
      return this.cards.find((card) => card.dataset.key === key);
    }

    /** The panel shows fresh cards: put what is still to be sent on them. */
    shown() {
      for (const entry of this.outbox.entries) this.apply(entry);
      this.mark();
      this.holdUndone();
      // Who got fresh cards has reached the server.
      this.resume();
    }

    /** Send what a lost connection kept, at the latest now: the network or a save has got through. */
    resume() {
      if (this.outbox.entries.length) this.outbox.flush();
    }

    /** The server may be back: decisions that were kept go before the rows that came of them. */
    async beforeSave(event) {
      const mayGo = this.saveMayGo || !this.outbox.held;
      this.saveMayGo = false;
      if (mayGo) return;
      event.preventDefault();
      await this.outbox.flush();
      this.saveMayGo = true;
      window.corpus.formRows.save();
    }

    warn(event) {
      if (this.outbox.held || this.outbox.entries.length > 1) event.preventDefault();
    }

    decide(event) {
      const button = event.currentTarget;
      this.take(button.closest('[data-key]'), button.dataset.corpusDecision);
    }

    /** From a button on the card, or from the search for another record. */
    acceptInstead(event) {
      this.take(event.target.closest('[data-key]'), 'accept', { ...event.params, ...event.detail });
    }

    /** Accept what the engine is sure of in a group. */
    acceptSure(event) {
      const group = event.currentTarget.closest('[data-group]');
      for (const card of window.corpus.sureOnes(group)) this.take(card, 'accept');
    }

    /** Fill in a record before it is made: the dialog's work. */
    record(event) {
      this.dispatch('record', { detail: { key: event.currentTarget.closest('[data-key]').dataset.key } });
    }

    /** The dialog has recorded and accepted. */
    recorded({ detail: { key, ...answer } }) {
      const card = this.cardOf({ key });
      const next = card && this.nextOpen(card);
      this.accepted(card, { key, decision: 'accept', data: {} }, answer);
      next?.focus();
      this.dispatch('settled');
    }

    /** The dialog showed that what is meant is on record. */
    chosen({ detail: { key, instead } }) {
      const card = this.cardOf({ key });
      if (!card) return;
      const next = this.nextOpen(card);
      this.take(card, 'accept', { instead });
      next?.focus();
    }

    /** The reason for a rejection, given after it: typed, or one of the usual ones. */
    explain(event) {
      const why = event.params.why ?? event.currentTarget.value;
      const key = event.currentTarget.closest('[data-key]').dataset.key;
      this.outbox.add({ key, decision: 'reject', data: { why } });
    }

    take(card, decision, data = {}) {
      if (document.readyState !== 'complete') {
        // The form's rows are there once the page has loaded.
        window.addEventListener('load', () => this.take(card, decision, data), { once: true });
        return;
      }
      this.say('');
      const { key } = card.dataset;
      const moveOn = decision !== 'undo' && card.contains(document.activeElement);
      const next = moveOn ? this.nextOpen(card) : null;
      const unsent = this.outbox.lastOf(key);
      if (decision === 'undo' && unsent && this.outbox.retract(unsent)) {
        this.undone.set(key, Date.now());
        this.withdraw(card, unsent);
      } else {
        const choices = decision === 'accept' ? window.corpus.choicesOn(card) : {};
        const was = decision === 'undo' ? { was: card.dataset.outcome ?? card.dataset.state } : {};
        const entry = { key, decision, data: { ...choices, ...was, ...data } };
        entry.added = this.apply(entry);
        // Accepted on the server but removed from the form by hand: take that back before deciding otherwise.
        const overruled = ['reject', 'unsure'].includes(decision) && card.dataset.state === 'accepted' && !unsent;
        this.outbox.add(...(overruled ? [{ key, decision: 'undo', data: {} }] : []), entry);
      }
      next?.focus();
    }

    /** The form follows the decision at once; answers whether it got a row by it. */
    apply(entry) {
      const card = this.cardOf(entry);
      const row = card && rowOf(card);
      if (!row?.panel || entry.data.instead) return false;
      const { formRows } = window.corpus;
      if (entry.decision === 'undo') {
        this.undone.set(entry.key, Date.now());
        formRows.remove(row);
      }
      if (entry.decision !== 'accept' || formRows.has(row)) return false;
      this.undone.delete(entry.key);
      const { role, main } = entry.data;
      const chosen = Object.fromEntries(Object.entries({ role, main }).filter(([, value]) => value !== undefined));
      return formRows.add({ ...row, values: { ...row.values, ...chosen } });
    }

    withdraw(card, { added }) {
      if (added) window.corpus.formRows.remove(rowOf(card));
    }

    async post({ key, decision, data }) {
      // Whoever has logged in again in another tab has another token.
      if (this.outbox.held === 'loggedOut') await this.renewToken();
      const url = this.urlValue.replace('/0/decision/', `/${key}/${decision}/`);
      return window.corpus.server.postLasting(url, data);
    }

    async renewToken() {
      const response = await window.corpus.server.get(this.tokenUrlValue);
      if (response.ok) window.corpus.server.renewToken((await response.json().catch(() => ({}))).token);
    }

    answered(entry, answer, accepted) {
      const card = this.cardOf(entry);
      if (accepted) this.accepted(card, entry, answer);
      else this.refused(card, entry, answer);
    }

    /** The server has taken the decision. */
    accepted(card, entry, { state, row }) {
      if (entry.decision === 'accept' && !window.corpus.formRows.add(row)) this.say(this.noPlaceValue);
      if (!card) return;
      card.dataset.state = outcomeOf(entry) === 'rejected' ? 'rejected' : state;
      if (!entry.data.instead && row.panel) card.dataset.row = JSON.stringify(row);
      window.corpus.offerChoices(card, [], () => {});
      this.mark();
    }

    refused(card, entry, { message, candidates = [] }) {
      this.say(message ?? this.failedValue);
      if (!card) return;
      this.withdraw(card, entry);
      window.corpus.offerChoices(card, candidates, (instead) => this.take(card, 'accept', { instead }));
      this.mark();
    }

    /**
     * A save under way while somebody took a decision back may have stored the row once more; the next one, without
     * it, then reads as a rejection. Taken back it stays.
     */
    holdUndone() {
      for (const [key, since] of this.undone) {
        const card = this.cardOf({ key });
        if (Date.now() - since > ECHO) this.undone.delete(key);
        else if (card?.dataset.state === 'rejected' && !this.outbox.lastOf(key)) {
          this.outbox.add({ key, decision: 'undo', data: {} });
        }
      }
    }

    /** Mark the cards with what is still to be sent, and say what keeps it. */
    mark() {
      for (const card of this.cards) {
        const entry = this.outbox.lastOf(card.dataset.key);
        if (entry) card.dataset.outcome = outcomeOf(entry);
        else delete card.dataset.outcome;
      }
      this.element.toggleAttribute('data-held', Boolean(this.outbox.held));
      for (const obstacle of this.obstacleTargets) obstacle.hidden = obstacle.dataset.obstacle !== this.outbox.held;
      this.dispatch('changed');
    }

    nextOpen(card) {
      const { cards } = this;
      return cards.slice(cards.indexOf(card) + 1).find((other) => other.dataset.shown === 'pending');
    }

    say(text) {
      this.dispatch('told', { detail: { text } });
    }
  }

  window.wagtail.app.register('corpus-decisions', DecisionsController);
})();
