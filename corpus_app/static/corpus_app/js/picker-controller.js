/**
 * A form field that holds a record: found by any of its names, kept as its id. Typing anew lets go of it.
 *
 * With a template target it gathers several: each one chosen becomes a row of its own, once.
 */
(() => {
  class PickerController extends window.corpus.TypeAhead {
    static targets = ['id', 'rows', 'row'];

    search() {
      if (this.hasIdTarget) this.idTarget.value = '';
      super.search();
    }

    choose(record) {
      if (this.hasRowTarget) this.addRow(record);
      else {
        this.idTarget.value = record.id;
        this.queryTarget.value = record.title;
      }
      this.offer([]);
      this.queryTarget.focus();
    }

    addRow({ id, title }) {
      this.queryTarget.value = '';
      if (this.rowsTarget.querySelector(`input[value="${id}"]`)) return;
      const row = this.rowTarget.content.firstElementChild.cloneNode(true);
      row.querySelector('input').value = id;
      row.querySelector('bdi').textContent = title;
      this.rowsTarget.append(row);
    }

    removeRow(event) {
      event.currentTarget.closest('li').remove();
      this.queryTarget.focus();
    }

    /** Escape closes the list first; without one it is the dialog's. */
    keys(event) {
      if (event.key === 'Escape' && !this.resultsTarget.childElementCount) return;
      // Enter in an empty search is the form's.
      if (event.key === 'Enter' && !this.resultsTarget.childElementCount) return;
      super.keys(event);
    }

    close() {
      this.offer([]);
      this.queryTarget.focus();
    }
  }

  window.wagtail.app.register('corpus-picker', PickerController);
})();
