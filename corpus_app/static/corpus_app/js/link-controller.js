/**
 * A related link's row in the article's form: the state of its target, and the way to link back from there.
 */
(() => {
  class LinkController extends window.StimulusModule.Controller {
    static targets = ['state', 'message'];

    static values = { url: String, page: Number };

    connect() {
      this.row = this.element.closest('[data-inline-panel-child]');
      this.chosen = (event) => {
        if (event.target === this.input) this.refresh();
      };
      this.row?.addEventListener('change', this.chosen);
      // Rows that the suggestions add get their target after they have come.
      if (this.target && !this.stateTarget.childElementCount) this.refresh();
    }

    disconnect() {
      this.row?.removeEventListener('change', this.chosen);
    }

    get input() {
      return this.row?.querySelector('input[type="hidden"][name$="-target"]');
    }

    get target() {
      return this.input?.value;
    }

    /** The first save of a new article tells its id. */
    saved(event) {
      const pk = event.detail?.data?.pk ?? event.detail?.response?.pk;
      if (this.pageValue || !pk) return;
      this.pageValue = pk;
      if (this.target) this.refresh();
    }

    /** The target may have been published, or changed otherwise, in another tab. */
    returned() {
      if (document.visibilityState === 'visible' && this.target) this.refresh();
    }

    async refresh() {
      const { target } = this;
      if (!target) {
        this.stateTarget.replaceChildren();
        return;
      }
      const url = this.urlValue.replace('/0/0/', `/${this.pageValue}/${target}/`);
      const response = await window.corpus.server.get(url).catch(() => null);
      if (!response?.ok) return;
      const html = await response.text();
      if (target !== this.target) return;
      this.stateTarget.innerHTML = html;
    }

    async back(event) {
      const button = event.currentTarget;
      const kind = this.row.querySelector('select[name$="-kind"]')?.value ?? '';
      button.disabled = true;
      const response = await window.corpus.server.post(event.params.back, { kind }).catch(() => null);
      const message = response && (await window.corpus.server.messageOf(response));
      if (message) this.messageTarget.textContent = message;
      button.disabled = false;
      if (response?.ok) await this.refresh();
    }
  }

  window.wagtail.app.register('corpus-link', LinkController);
})();
