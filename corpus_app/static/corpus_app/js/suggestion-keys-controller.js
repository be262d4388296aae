/**
 * Review by keyboard inside the suggestions panel: arrows move from card to card, letters press a card's buttons.
 */
(() => {
  const DECISIONS = { y: 'accept', n: 'reject', h: 'unsure', u: 'undo' };

  /** The Latin letter of a key, also when the keyboard is set to Arabic. */
  const letterOf = (event) =>
    /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace(/^Key/, '').toLowerCase();

  class SuggestionKeysController extends window.StimulusModule.Controller {
    static targets = ['help'];

    press(event) {
      // A select has keys of its own; from an opened search the focus is about to move into its field.
      if (event.target.matches('select, .corpus-another > summary')) return;
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
      return letterOf(event) === 'o' ? this.another(event) : this.decide(event);
    }

    showHelp() {
      this.helpTarget.showModal();
      return true;
    }

    hideHelp() {
      this.helpTarget.close();
    }

    /** Open the search for the record that is meant. */
    another(event) {
      const opener = event.target.closest('[data-key]')?.querySelector('[data-corpus-another-open]');
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
      const index = cards.indexOf(event.target.closest('[data-key]'));
      cards[Math.max(0, Math.min(index + step, cards.length - 1))]?.focus();
      return true;
    }

    decide(event) {
      const decision = DECISIONS[letterOf(event)];
      const card = event.target.closest('[data-key]');
      const button = decision && card?.querySelector(`[data-corpus-decision="${decision}"]`);
      // A button that the card's state hides is not on offer by key either.
      if (!button?.checkVisibility()) return false;
      button.click();
      return true;
    }
  }

  window.wagtail.app.register('corpus-suggestion-keys', SuggestionKeysController);
})();
