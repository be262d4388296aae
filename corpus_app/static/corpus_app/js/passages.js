/**
 * Show a passage of the article in the editor's form: scroll to it and highlight its words.
 */
(() => {
  const HIGHLIGHT = 'corpus-evidence';

  /** The element that holds a block: "title", "standfirst" or "body:<id of the block>". */
  function elementOf(block) {
    const [field, id] = block.split(':');
    const found = id
      ? document.querySelector(`[data-contentpath="${CSS.escape(id)}"]`)
      : document.querySelector(`[data-contentpath="${CSS.escape(field)}"]`);
    return found ?? document.getElementById(`id_${field}`);
  }

  /** A Range over the quote, found after the words before it; null when the text has changed meanwhile. */
  function rangeOf(element, before, quote) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const sentence = text.indexOf(before + quote);
    const start = sentence === -1 ? text.indexOf(quote) : sentence + before.length;
    if (start === -1) return null;
    const range = document.createRange();
    for (const [from, node] of nodes) {
      const to = from + node.data.length;
      if (from <= start && start < to) range.setStart(node, start - from);
      if (from < start + quote.length && start + quote.length <= to) range.setEnd(node, start + quote.length - from);
    }
    return range;
  }

  /** ``passage`` is the element that quotes the sentence, its words in a mark; its block is in data-block. */
  function showPassage(passage) {
    const element = elementOf(passage.dataset.block);
    if (!element) return;
    // It may lie in another tab of the form.
    const panel = element.closest('[role="tabpanel"]');
    if (panel?.hidden) document.querySelector(`[role="tab"][aria-controls="${panel.id}"]`)?.click();
    const mark = passage.querySelector('mark');
    const before = mark.previousSibling?.data.replace(/^…/, '') ?? '';
    const range = window.CSS.highlights ? rangeOf(element, before, mark.textContent) : null;
    window.CSS.highlights?.delete(HIGHLIGHT);
    if (range) window.CSS.highlights.set(HIGHLIGHT, new window.Highlight(range));
    else {
      element.classList.add('corpus-shown');
      setTimeout(() => element.classList.remove('corpus-shown'), 2000);
    }
    const target = range ? range.startContainer.parentElement : element;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }

  window.corpus = { ...window.corpus, showPassage };
})();
