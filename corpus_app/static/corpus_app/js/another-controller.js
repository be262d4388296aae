/**
 * “It is another…” on a card: find the record that is meant by any of its names and tell the panel which.
 */
(() => {
  class AnotherController extends window.corpus.TypeAhead {
    static targets = ['learn'];

    opened() {
      if (this.element.open) this.queryTarget.focus();
    }

    choose({ id }) {
      const alias = this.hasLearnTarget && this.learnTarget.checked;
      this.element.open = false;
      this.dispatch('chosen', { detail: { instead: id, alias } });
    }

    close() {
      this.element.open = false;
      this.element.closest('[data-key]')?.focus();
    }
  }

  window.wagtail.app.register('corpus-another', AnotherController);
})();
