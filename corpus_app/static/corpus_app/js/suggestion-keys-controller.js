/**
 * Review by keyboard inside the suggestions panel: arrows move from card to card, letters press a card's buttons.
 */
(() => {
  const DECISIONS = { y: 'accept', n: 'reject', h: 'unsure', u: 'undo' };

  /** The Latin letter of a key, also when the keyboard is set to Arabic. */
  const letterOf = (event) =>
    /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, '').toLowerCase();

  const cardOf = (event) => event.target.closest('[data-key]');

  class SuggestionKeysController extends window.StimulusModule.Controller {
    static targets = ['help'];

    static values = { passage: String };

    press(event) {
      // A select has keys of its own; from an opened search the focus is about to move into its field.
      if (event.target.matches('select, textarea, .corpus-another > summary')) return;
      if (event.target.matches('input')) {
        // Enter ends a reason; it submits nothing.
        if (event.key === 'Enter') event.target.blur();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const handled = event.key.startsWith('Arrow') ? this.move(event) : this.act(event);
      if (handled) event.preventDefault();
    }

    act(event) {
      if (['?', '؟'].includes(event.key)) return this.showHelp();
      if (event.key === 'Escape') return this.leaveText(event);
      const letter = letterOf(event);
      if (letter === 'e') return this.showInText(event);
      if (letter === 'r') return this.pressButton(event, '[data-corpus-record]');
      return letter === 'o' ? this.another(event) : this.decide(event);
    }

    /** To the first open card, from anywhere. */
    enter() {
      const cards = [...this.element.querySelectorAll('[data-key]')];
      const open = cards.find((card) => card.dataset.shown === 'pending') ?? cards[0];
      // A panel that was closed is about to open.
      requestAnimationFrame(() => open?.focus());
    }

    showHelp() {
      if (!this.hasHelpTarget) return false;
      this.helpTarget.showModal();
      return true;
    }

    hideHelp() {
      this.helpTarget.close();
    }

    /** Mark the next passage in the text; the focus stays on the card. */
    showInText(event) {
      const card = cardOf(event);
      const shown = card && window.corpus.passages?.next(card);
      if (!shown) return false;
      const { number, count } = shown;
      const text = number ? this.passageValue.replace('%(number)s', number).replace('%(count)s', count) : '';
      this.dispatch('announced', { detail: { text } });
      return true;
    }

    leaveText(event) {
      if (!window.corpus.passages?.walking()) return false;
      window.corpus.passages.clear();
      cardOf(event)?.focus();
      return true;
    }

    /** Open the search for the record that is meant. */
    another(event) {
      const opener = cardOf(event)?.querySelector('[data-corpus-another-open]');
      if (!opener?.checkVisibility()) return false;
      opener.click();
      // At once: what is typed next belongs into the search.
      opener.parentElement.querySelector('input').focus();
      return true;
    }

    move(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return false;
      const cards = [...this.element.querySelectorAll('[data-key]')];
      const index = cards.indexOf(cardOf(event));
      cards[Math.max(0, Math.min(index + step, cards.length - 1))]?.focus();
      return true;
    }

    decide(event) {
      const decision = DECISIONS[letterOf(event)];
      return Boolean(decision) && this.pressButton(event, `[data-corpus-decision="${decision}"]`);
    }

    pressButton(event, selector) {
      const button = cardOf(event)?.querySelector(selector);
      // A button that the card's state hides is not on offer by key either.
      if (!button?.checkVisibility()) return false;
      button.click();
      return true;
    }
  }

  window.wagtail.app.register('corpus-suggestion-keys', SuggestionKeysController);
})();
