/**
 * Tags whose words have left the text: flagged on their rows in the form as on their cards.
 */
(() => {
  const FLAG = 'corpus-stale-row';

  class StaleTagsController extends window.StimulusModule.Controller {
    get cards() {
      const cards = [...this.element.querySelectorAll('[data-key]')];
      return cards.filter((card) => card.querySelector('[data-corpus-stale]') && !card.dataset.outcome);
    }

    /** Flag the rows of these cards and no others; a flag that is there already stays. */
    flag() {
      const { cards } = this;
      const keys = cards.map((card) => card.dataset.key);
      for (const flag of document.querySelectorAll(`.${FLAG}`)) {
        if (!keys.includes(flag.dataset.of)) flag.remove();
      }
      for (const card of cards) {
        const place = window.corpus.formRows.elementOf(JSON.parse(card.dataset.row));
        if (place && !place.querySelector(`.${FLAG}`)) place.prepend(this.notice(card));
      }
    }

    /** What the card says, with buttons that press the card's own. */
    notice(card) {
      const notice = card.querySelector('[data-corpus-stale]').cloneNode(true);
      notice.removeAttribute('data-corpus-stale');
      notice.classList.add(FLAG);
      notice.dataset.of = card.dataset.key;
      notice.querySelectorAll('button').forEach((button, index) => {
        button.removeAttribute('data-action');
        button.addEventListener('click', () => {
          const present = this.cards.find((other) => other.dataset.key === notice.dataset.of);
          present?.querySelectorAll('[data-corpus-stale] button')[index].click();
        });
      });
      return notice;
    }

    /** The next save without the row counts as a rejection. */
    remove(event) {
      const card = event.currentTarget.closest('[data-key]');
      window.corpus.formRows.remove(JSON.parse(card.dataset.row));
      card.focus();
    }
  }

  window.wagtail.app.register('corpus-stale-tags', StaleTagsController);
})();
