/**
 * The tag and link rows of the editor's form, as the suggestions see them.
 *
 * A row is {panel, field, id, title, edit_url, values}: the inline panel it belongs to, its chooser field, the chosen
 * object and the values of its other fields.
 */
(() => {
  const inlinePanel = (name) => window.wagtail.editHandler?.getPanelByName(name) ?? null;

  const prefixOf = (panel, index) => panel.opts.emptyChildFormPrefix.replace(/__prefix__/g, index);

  /** The index of the live row that holds the object, or -1. */
  function indexOf(panel, row) {
    for (let index = 0; index < panel.formCount; index += 1) {
      const prefix = prefixOf(panel, index);
      const chosen = document.getElementById(`id_${prefix}-${row.field}`);
      const deleted = document.getElementById(`id_${prefix}-DELETE`);
      if (chosen?.value === String(row.id) && deleted?.value !== '1') return index;
    }
    return -1;
  }

  function setValue(control, value) {
    if (!control) return;
    if (control.type === 'checkbox') control.checked = Boolean(value);
    else control.value = value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /**
   * Have the form saved. Its own watch takes a first look two seconds after loading and a fresh one after each save:
   * a row that arrives before either would count as seen.
   */
  function changed() {
    const form = document.querySelector('form[data-edit-form]');
    form?.setAttribute('data-w-unsaved-force-value', 'true');
    const detail = { type: 'edits' };
    form?.dispatchEvent(new CustomEvent('w-unsaved:add', { bubbles: true, cancelable: true, detail }));
  }

  const formRows = {
    /** Whether the form carries the row. */
    has(row) {
      const panel = inlinePanel(row.panel);
      return Boolean(panel) && indexOf(panel, row) !== -1;
    },

    /** The element of the form that holds the row, or null. */
    elementOf(row) {
      const panel = inlinePanel(row.panel);
      const index = panel ? indexOf(panel, row) : -1;
      return index === -1 ? null : document.getElementById(`inline_child_${prefixOf(panel, index)}`);
    },

    /** Add the row unless it is there; false when the form has no panel for it. The focus stays where it is. */
    add(row) {
      const panel = inlinePanel(row.panel);
      if (!panel) return false;
      if (indexOf(panel, row) !== -1) return true;
      // The panel would scroll to its new row and focus it: right for its own button, wrong for who reads beside it.
      panel.initialFocus = () => {};
      panel.addForm();
      delete panel.initialFocus;
      const prefix = prefixOf(panel, panel.formCount - 1);
      document.getElementById(`id_${prefix}-${row.field}-chooser`).widget.setStateFromModalData({
        id: String(row.id),
        // Snippet and page choosers name these differently.
        string: row.title,
        adminTitle: row.title,
        edit_url: row.edit_url,
        editUrl: row.edit_url,
      });
      for (const [name, value] of Object.entries(row.values)) {
        setValue(document.getElementById(`id_${prefix}-${name}`), value);
      }
      changed();
      return true;
    },

    /** Have the form saved as it stands. */
    save: changed,

    /** Remove the row if the form carries it, the way its own delete button does. */
    remove(row) {
      const panel = inlinePanel(row.panel);
      const index = panel ? indexOf(panel, row) : -1;
      if (index === -1) return;
      document.getElementById(`id_${prefixOf(panel, index)}-DELETE-button`).click();
      changed();
    },
  };

  window.corpus = { ...window.corpus, formRows };
})();
