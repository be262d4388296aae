/**
 * A batch of decisions at work: asks how far it is until it has ended.
 */
(() => {
  const PAUSE = 1500;

  class BatchController extends window.StimulusModule.Controller {
    static targets = ['status'];

    static values = { url: String };

    connect() {
      this.askAgain();
    }

    disconnect() {
      clearTimeout(this.timer);
    }

    askAgain() {
      if (this.statusTarget.querySelector('[data-corpus-batch-state="at-work"]')) {
        this.timer = setTimeout(() => this.ask(), PAUSE);
      }
    }

    async ask() {
      const response = await window.corpus.server.get(this.urlValue).catch(() => null);
      // A button under somebody's hand stays; what it says of the batch is fresh again in a moment.
      if (response?.ok && !this.statusTarget.contains(document.activeElement)) {
        this.statusTarget.innerHTML = await response.text();
      }
      this.askAgain();
    }
  }

  window.wagtail.app.register('corpus-batch', BatchController);
})();
