/**
 * The review queue: decisions on suggestions of articles that nobody has open, one by one or as a batch.
 */
(() => {
  class ReviewController extends window.StimulusModule.Controller {
    static targets = ['all', 'bulk', 'card', 'choice', 'chosen', 'publish'];

    static values = { decideUrl: String, chosen: String, offline: String };

    /** The browser may have kept ticks over a reload; nobody has focused anything yet: keys work at once. */
    connect() {
      this.choose();
      if (document.activeElement === document.body) this.cardTargets[0]?.focus({ preventScroll: true });
    }

    decide(event) {
      const button = event.currentTarget;
      return this.send(button.closest('[data-key]'), button.dataset.corpusDecision);
    }

    async send(card, decision, data = {}) {
      if (card.dataset.sending) return;
      card.dataset.sending = 'true';
      this.refuse(card, '');
      const next = decision !== 'undo' && card.contains(document.activeElement) && this.nextOpen(card);
      const publish = this.hasPublishTarget && this.publishTarget.checked ? { publish: 'on' } : {};
      const [ok, answer] = await this.post(card, decision, { ...data, ...publish });
      delete card.dataset.sending;
      if (ok) this.decided(card, answer.state, next);
      else this.refused(card, answer);
    }

    /** The reason of a rejection, given afterwards; the focus stays where it is. */
    async explain(event) {
      const control = event.currentTarget;
      const card = control.closest('[data-key]');
      const why = event.params.why ?? control.value;
      const [ok, answer] = await this.post(card, 'reject', { why });
      if (ok) card.querySelector('[data-corpus-why]').textContent = event.params.why ? control.textContent : why;
      else this.refused(card, answer);
    }

    async post(card, decision, data) {
      const url = this.decideUrlValue.replace('/0/decision/', `/${card.dataset.key}/${decision}/`);
      const response = await window.corpus.server.post(url, data).catch(() => null);
      const answer = await response?.json().catch(() => ({}));
      return [response?.ok, answer ?? {}];
    }

    decided(card, state, next) {
      card.dataset.shown = state;
      const choice = card.querySelector('[data-corpus-review-target="choice"]');
      choice.checked = false;
      choice.disabled = !['pending', 'unsure'].includes(state);
      window.corpus.offerChoices(card, [], () => {});
      this.choose();
      (next || card).focus();
    }

    refused(card, { message, candidates = [] }) {
      this.refuse(card, message ?? this.offlineValue);
      const choose = (instead) => this.send(card, 'accept', { instead });
      window.corpus.offerChoices(card, candidates, choose);
    }

    refuse(card, text) {
      const place = card.querySelector('[data-corpus-refusal]');
      place.textContent = text;
      place.hidden = !text;
    }

    nextOpen(card) {
      const cards = this.cardTargets;
      return cards.slice(cards.indexOf(card) + 1).find((other) => other.dataset.shown === other.dataset.listed);
    }

    chooseAll() {
      for (const choice of this.choiceTargets) choice.checked = this.allTarget.checked && !choice.disabled;
      this.choose();
    }

    /** What is ticked decides which buttons work; keys go on where the tick was set. */
    choose(event) {
      const count = this.choiceTargets.filter((choice) => choice.checked).length;
      for (const button of this.bulkTargets) button.disabled = !count;
      if (this.hasChosenTarget) {
        this.chosenTarget.textContent = count ? this.chosenValue.replace('%(count)s', count) : '';
      }
      event?.currentTarget.closest?.('[data-key]')?.focus();
    }
  }

  window.wagtail.app.register('corpus-review', ReviewController);
})();
