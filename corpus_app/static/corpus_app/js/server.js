/**
 * Requests to Corpus's own addresses in the admin.
 */
(() => {
  // Without it somebody logged out would be sent to the login page instead of being told.
  const AJAX = { 'X-Requested-With': 'XMLHttpRequest' };
  const PATIENCE = 20000;

  const server = {
    /** What is at the address, unless it still has the given ETag (status 304). */
    get(url, etag) {
      const headers = etag ? { ...AJAX, 'If-None-Match': etag } : AJAX;
      return fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE) });
    },

    post(url, data = {}, options = {}) {
      const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
      const headers = { ...AJAX, [CSRF_HEADER_NAME]: CSRF_TOKEN };
      return fetch(url, { method: 'POST', headers, body: new URLSearchParams(data), ...options });
    },

    /** A small post that outlives the page and does not wait for ever. */
    postLasting(url, data) {
      return server.post(url, data, { keepalive: true, signal: AbortSignal.timeout(PATIENCE) });
    },

    /** What a refusal says, or null when it is none of ours. */
    async messageOf(response) {
      try {
        return (await response.json()).message ?? null;
      } catch {
        return null;
      }
    },

    /** Whoever has logged in again has another token: for our requests, for autosave and for the form. */
    renewToken(token) {
      if (!token) return;
      window.wagtailConfig.CSRF_TOKEN = token;
      for (const input of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) input.value = token;
    },
  };

  window.corpus = { ...window.corpus, server };
})();
