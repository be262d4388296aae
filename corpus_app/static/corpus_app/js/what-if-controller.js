/**
 * Beneath a form: shows what saving it as it stands would do, without saving it.
 */
(() => {
  class WhatIfController extends window.StimulusModule.Controller {
    static targets = ['button', 'effect', 'status'];

    static values = { url: String, reading: String, offline: String };

    async ask() {
      // The focus stays on the button: what it brings is announced from beside it.
      if (this.buttonTarget.ariaDisabled === 'true') return;
      this.buttonTarget.ariaDisabled = 'true';
      this.effectTarget.replaceChildren();
      this.statusTarget.textContent = this.readingValue;
      const data = new FormData(this.element.closest('form'));
      const response = await window.corpus.server.post(this.urlValue, data).catch(() => null);
      await this.show(response);
      this.buttonTarget.ariaDisabled = null;
    }

    async show(response) {
      if (response?.status === 422) {
        this.statusTarget.textContent = (await response.text()).trim();
      } else if (response?.ok) {
        this.effectTarget.innerHTML = await response.text();
        const summary = this.effectTarget.querySelector('[data-corpus-what-if-summary]');
        this.statusTarget.textContent = summary.textContent.replace(/\s+/g, ' ').trim();
        summary.remove();
      } else {
        this.statusTarget.textContent = this.offlineValue;
      }
    }
  }

  window.wagtail.app.register('corpus-what-if', WhatIfController);
})();
